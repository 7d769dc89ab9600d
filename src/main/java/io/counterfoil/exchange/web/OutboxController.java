package io.counterfoil.exchange.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.outbox.ExchangeOutbox;
import io.counterfoil.exchange.outbox.OutboxMessage;
import io.counterfoil.exchange.outbox.OutboxState;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Exchange")
@RestController
class OutboxController {
    private final ExchangeOutbox outbox;

    OutboxController(ExchangeOutbox outbox) {
        this.outbox = outbox;
    }

    /** @param idempotencyKey what the receiver knows the message by, the same at every delivery */
    record OutgoingAnswer(
            long message,
            String contract,
            String peer,
            String objectKey,
            OutboxState state,
            String idempotencyKey,
            Instant createdAt,
            int attempts,
            Instant nextAt,
            String failure,
            String answer,
            int replays,
            @Nullable Instant deliveredAt,
            @Nullable Instant acknowledgedAt,
            @JsonProperty("_links") Links links) {
        static OutgoingAnswer of(OutboxMessage one) {
            return new OutgoingAnswer(
                    one.number(),
                    one.contract(),
                    one.peer(),
                    one.objectKey(),
                    one.state(),
                    one.idempotencyKey(),
                    one.createdAt(),
                    one.attempts(),
                    one.nextAt(),
                    one.failure(),
                    one.answer(),
                    one.replays(),
                    one.deliveredAt(),
                    one.acknowledgedAt(),
                    Links.self("/api/v1/exchange-outbox/" + one.number())
                            .and("page", "/exchange/outbox/" + one.number()));
        }
    }

    /** @param answer what the other system made of it, for example its number */
    record Acknowledgement(@Nullable @Size(max = 500) String answer) {}

    /** Either messages by number, or those delivered from one instant to before another. */
    record ReplayRequest(
            @Nullable @Size(max = 10_000) List<Long> messages,
            @Nullable Instant from,
            @Nullable Instant to,
            @NotBlank @Size(max = 1000) String reason) {}

    record Replayed(List<OutgoingAnswer> items) {}

    @Operation(summary = "Where a message to another system stands")
    @GetMapping("/api/v1/exchange-outbox/{message}")
    OutgoingAnswer read(@PathVariable long message, Person caller) {
        caller.mustBeOneOf(InboxController.READERS);
        return OutgoingAnswer.of(outbox.get(message));
    }

    @Operation(
            summary = "Confirm a delivered message",
            description = "For the system that received it; confirming again changes nothing.")
    @PutMapping("/api/v1/exchange-outbox/{message}/acknowledgement")
    OutgoingAnswer acknowledge(@PathVariable long message, @Valid @RequestBody Acknowledgement request, Person caller) {
        caller.mustBeOneOf(Role.INTEGRATION);
        return OutgoingAnswer.of(outbox.acknowledge(
                message, request.answer() == null ? "" : request.answer().strip(), caller.login()));
    }

    @Operation(
            summary = "Deliver messages again",
            description =
                    "Dead or delivered ones, in their order and under their old keys: a receiver that has them does"
                            + " nothing. All of them, or none. For operators.")
    @PostMapping("/api/v1/exchange-contracts/{contract}/replays")
    Replayed replay(@PathVariable String contract, @Valid @RequestBody ReplayRequest request, Person caller) {
        caller.mustBeOneOf(Role.OPERATOR);
        if (request.messages() != null && request.from() == null && request.to() == null) {
            return answer(outbox.replay(contract, request.messages(), request.reason(), caller.login()));
        }
        if (request.messages() == null && request.from() != null && request.to() != null) {
            return answer(outbox.replay(contract, request.from(), request.to(), request.reason(), caller.login()));
        }
        throw new InvalidInput(
                List.of(new FieldProblem("messages", "must be given, or else both from and to, not a mixture")));
    }

    private static Replayed answer(List<OutboxMessage> replayed) {
        return new Replayed(replayed.stream().map(OutgoingAnswer::of).toList());
    }
}
