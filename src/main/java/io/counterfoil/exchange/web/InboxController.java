package io.counterfoil.exchange.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.inbox.Admission;
import io.counterfoil.exchange.inbox.InboundRecord;
import io.counterfoil.exchange.inbox.Inbox;
import io.counterfoil.exchange.inbox.InboxMessage;
import io.counterfoil.exchange.inbox.InboxState;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Exchange")
@RestController
class InboxController {
    static final Role[] READERS = {Role.OPERATOR, Role.CONTROLLER, Role.INTEGRATION};

    private final Inbox inbox;
    private final ObjectMapper json;

    InboxController(Inbox inbox, ObjectMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    /**
     * A record of another system.
     *
     * @param sequence the source's count of changes of the object
     * @param values by field of the contract, all as text
     */
    record RecordDraft(
            String objectKey,
            @Nullable Long sequence,
            @Nullable Instant occurredAt,
            Map<String, String> values) {}

    /**
     * What became of a record so far.
     *
     * @param repeated whether it had come before
     * @param heldAs number of the held record that waits for its steward
     * @param problems what is wrong with it, field by field
     */
    record MessageAnswer(
            long message,
            String contract,
            String sourceKey,
            String objectKey,
            InboxState state,
            String outcome,
            Instant receivedAt,
            @Nullable Instant settledAt,
            String sha256,
            boolean repeated,
            @Nullable String heldAs,
            @Nullable List<FieldProblem> problems,
            @JsonProperty("_links") Links links) {
        static MessageAnswer of(InboxMessage one, boolean repeated, String heldAs, List<FieldProblem> problems) {
            var links =
                    Links.self("/api/v1/exchange-inbox/" + one.number()).and("page", "/exchange/inbox/" + one.number());
            return new MessageAnswer(
                    one.number(),
                    one.contract(),
                    one.sourceKey(),
                    one.objectKey(),
                    one.state(),
                    one.outcome(),
                    one.receivedAt(),
                    one.settledAt(),
                    one.sha256(),
                    repeated,
                    heldAs.isEmpty() ? null : heldAs,
                    problems.isEmpty() ? null : problems,
                    heldAs.isEmpty() ? links : links.and("held", "/api/v1/held-records/" + heldAs));
        }
    }

    @Operation(
            summary = "Deliver a record under a contract",
            description =
                    "Idempotent by its address: the same key with the same bytes is answered with what became of the"
                            + " first delivery. 202: kept, applied in its turn. 422: kept, but it does not keep its contract or"
                            + " came too late, and waits for its steward; 409: kept likewise, because the key was used for other"
                            + " bytes. Follow the link to see what became of it.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = RecordDraft.class)))
    @PutMapping(
            path = "/api/v1/exchange-contracts/{contract}/records/{sourceKey}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MessageAnswer> deliver(
            @PathVariable String contract, @PathVariable String sourceKey, @RequestBody byte[] raw, Person caller) {
        caller.mustBeOneOf(Role.INTEGRATION);
        var admission = admit(contract, sourceKey, raw, caller.login());
        return ResponseEntity.status(statusOf(admission))
                .body(MessageAnswer.of(
                        admission.message(), admission.repeated(), admission.heldAs(), admission.problems()));
    }

    @Operation(summary = "What became of a record that came in")
    @GetMapping("/api/v1/exchange-inbox/{message}")
    MessageAnswer read(@PathVariable long message, Person caller) {
        caller.mustBeOneOf(READERS);
        return MessageAnswer.of(inbox.get(message), false, "", List.of());
    }

    private Admission admit(String contract, String sourceKey, byte[] raw, String sender) {
        RecordDraft draft;
        try {
            draft = json.readValue(raw, RecordDraft.class);
        } catch (IOException unreadable) {
            return inbox.admitUnreadable(contract, sourceKey, raw, reason(unreadable), sender);
        }
        if (draft == null
                || draft.objectKey() == null
                || draft.values() == null
                || draft.values().containsValue(null)) {
            return inbox.admitUnreadable(
                    contract, sourceKey, raw, "must have objectKey and values, each value a text", sender);
        }
        return inbox.admit(
                contract,
                sourceKey,
                new InboundRecord(draft.objectKey(), draft.sequence(), draft.occurredAt(), draft.values()),
                raw,
                sender);
    }

    /** Where, and never in the words of our own classes. */
    private static String reason(IOException unreadable) {
        var place = unreadable instanceof JsonProcessingException malformed && malformed.getLocation() != null
                ? " (line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr() + ")"
                : "";
        return "must be a JSON object of objectKey, sequence, occurredAt and values, each value a text" + place;
    }

    private static HttpStatus statusOf(Admission admission) {
        if (admission.heldAs().isEmpty()) {
            return admission.repeated() ? HttpStatus.OK : HttpStatus.ACCEPTED;
        }
        return admission.message().repeats() == null ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT;
    }
}
