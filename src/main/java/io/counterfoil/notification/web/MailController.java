package io.counterfoil.notification.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.notification.MailSettings;
import io.counterfoil.notification.Outbox;
import io.counterfoil.notification.OutgoingMail;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Mails")
@RestController
@RequestMapping(MailController.PATH)
class MailController {
    static final String PATH = "/api/v1/mails";

    private final Outbox outbox;
    private final MailSettings settings;

    MailController(Outbox outbox, MailSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    /** The states of a mail. */
    enum State {
        WAITING,
        SENT,
        NEEDLESS,
        DEAD
    }

    /** A mail as operators see it: what it says stays between it and its reader. */
    record MailResponse(
            long id,
            String state,
            String kind,
            String person,
            String taskId,
            int attempts,
            Instant nextAt,
            String failure,
            String owner,
            @JsonProperty("_links") Links links) {}

    @Operation(
            summary = "List mails of the outbox, the latest first",
            description = "DEAD are those that could not be delivered; the owner looks after them.")
    @GetMapping
    PageOf<MailResponse> list(
            @RequestParam(defaultValue = "DEAD") State state, @Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Role.OPERATOR);
        var page = outbox.page(state.name(), query.limit(), query.offset()).stream()
                .map(this::response)
                .toList();
        return PageOf.of(page, query, outbox.count(state.name()), PATH + "?state=" + state);
    }

    @Operation(summary = "Try a mail that could not be delivered again")
    @PostMapping("/{id}/retry")
    MailResponse retry(@PathVariable long id, Person caller) {
        caller.mustBeOneOf(Role.OPERATOR);
        return response(outbox.retry(id, caller.login()));
    }

    private MailResponse response(OutgoingMail mail) {
        return new MailResponse(
                mail.id(),
                mail.state(),
                mail.kind(),
                mail.person(),
                mail.taskId(),
                mail.attempts(),
                mail.nextAt(),
                mail.failure(),
                settings.deadLetterOwner(),
                Links.self(PATH + "?state=" + mail.state()).and("retry", PATH + "/" + mail.id() + "/retry"));
    }
}
