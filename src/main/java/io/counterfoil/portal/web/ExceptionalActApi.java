package io.counterfoil.portal.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.ExceptionalAct;
import io.counterfoil.identity.ExceptionalActDraft;
import io.counterfoil.identity.ExceptionalActs;
import io.counterfoil.identity.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Break-glass: asking for an exceptional act. Allowing and reviewing are tasks in Tasklist. */
@Tag(name = "Segregation of duties")
@RestController
@RequestMapping(path = ExceptionalActApi.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ExceptionalActApi {
    static final String PATH = "/api/v1/exceptional-acts";

    private final ExceptionalActs acts;

    ExceptionalActApi(ExceptionalActs acts) {
        this.acts = acts;
    }

    /**
     * What is asked for.
     *
     * @param document its business key
     * @param duty for example RELEASE_INVOICE
     * @param person login of who shall act
     * @param hours from now on until it lapses
     */
    record Request(
            @NotBlank String document,
            @NotBlank String duty,
            @NotBlank String person,
            @NotBlank String reason,
            @NotNull @Min(1) @Max(72) Integer hours) {
        ExceptionalActDraft draft() {
            return new ExceptionalActDraft(
                    document.strip(), duty.strip(), person.strip(), reason, Duration.ofHours(hours));
        }
    }

    /** An exceptional act as callers see it. */
    record Response(
            @JsonUnwrapped ExceptionalAct act,
            @JsonProperty("_links") Links links) {
        static Response of(ExceptionalAct act) {
            return new Response(act, Links.self(PATH + "/" + act.number()).and("page", "/security/conflicts"));
        }
    }

    @Operation(
            summary = "Ask that one person may act once although a rule of segregation excludes them",
            description = "By operators and controllers. A second person allows it in Tasklist, the person acts once"
                    + " before it lapses, a third person reviews it. Nothing lifts self-approval (S1) or what"
                    + " administrators may not do (S15).")
    @PostMapping
    ResponseEntity<Response> ask(@Valid @RequestBody Request request, Person caller) {
        caller.mustBeOneOf(ExceptionalActs.ASKERS);
        var act = acts.ask(request.draft(), caller.login());
        return ResponseEntity.created(URI.create(PATH + "/" + act.number())).body(Response.of(act));
    }

    @Operation(summary = "Read an exceptional act")
    @GetMapping("/{number}")
    Response read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(ExceptionalActs.READERS);
        return Response.of(acts.read(number));
    }

    @Operation(summary = "List exceptional acts, newest first")
    @GetMapping
    PageOf<Response> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(ExceptionalActs.READERS);
        return PageOf.of(
                acts.page(query.limit(), query.offset()).stream()
                        .map(Response::of)
                        .toList(),
                query,
                acts.count(),
                PATH);
    }
}
