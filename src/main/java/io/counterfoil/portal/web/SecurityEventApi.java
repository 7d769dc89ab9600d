package io.counterfoil.portal.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.SecurityAction;
import io.counterfoil.identity.SecurityEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The security log for external applications that watch over it. */
@Tag(name = "Security log")
@RestController
@RequestMapping(path = SecurityEventApi.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class SecurityEventApi {
    static final String PATH = "/api/v1/security-events";

    /**
     * What is asked for.
     *
     * @param person login
     * @param from first moment, as in 2026-11-21T00:00:00Z
     * @param until first moment that is too late
     */
    record Query(
            @Nullable String person,
            @Nullable SecurityAction action,
            @Nullable @Pattern(regexp = "success|failure") String outcome,
            @Nullable String businessKey,
            @Nullable Instant from,
            @Nullable Instant until) {
        SecurityEvents.Filter filter() {
            return new SecurityEvents.Filter(person, action, outcome, businessKey, from, until);
        }

        String address() {
            var address = UriComponentsBuilder.fromPath(PATH);
            append(address, "person", person);
            append(address, "action", action);
            append(address, "outcome", outcome);
            append(address, "businessKey", businessKey);
            append(address, "from", from);
            append(address, "until", until);
            return address.encode().build().toUriString();
        }

        private static void append(UriComponentsBuilder address, String name, @Nullable Object value) {
            if (value != null) {
                address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
            }
        }
    }

    private final SecurityEvents events;

    SecurityEventApi(SecurityEvents events) {
        this.events = events;
    }

    @Operation(
            summary = "List security events, newest first",
            description = "Logins, refusals, grants and administrative acts. The same again within a quarter of an hour"
                    + " is a higher count of one event. For administrators and controllers.")
    @GetMapping
    PageOf<SecurityEvents.Line> list(
            @Valid @ParameterObject Query query, @Valid @ParameterObject PageQuery page, Person caller) {
        caller.mustBeOneOf(SecurityEvents.READERS);
        return PageOf.of(
                events.find(query.filter(), page.limit(), page.offset()),
                page,
                events.count(query.filter()),
                query.address());
    }
}
