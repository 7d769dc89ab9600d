package io.counterfoil.exchange.outbox;

import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.exchange.lane.LaneWork;
import io.counterfoil.kernel.AuditFact;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds a delivered message whose confirmation did not come in time. */
@Component
class AcknowledgementWatch implements LaneWork {
    static final String NAME = "exchange-acknowledgement";

    private final OutboxRows rows;
    private final ExchangeContracts contracts;
    private final HeldRecords held;
    private final TransactionTemplate transaction;

    AcknowledgementWatch(
            OutboxRows rows, ExchangeContracts contracts, HeldRecords held, TransactionTemplate transaction) {
        this.rows = rows;
        this.contracts = contracts;
        this.held = held;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> work(long number) {
        transaction.executeWithoutResult(status -> rows.find(number)
                .filter(message -> message.state() == OutboxState.DELIVERED)
                .filter(message -> !held.isOpen(message.contract(), HeldKind.DEAD_LETTER, number))
                .ifPresent(this::hold));
        return Optional.empty();
    }

    private void hold(OutboxMessage message) {
        var contract = contracts.get(message.contract());
        held.hold(
                contract,
                HeldKind.DEAD_LETTER,
                message.number(),
                message.objectKey(),
                message.peer() + " did not confirm it within " + contract.acknowledgedWithin(),
                Map.of(),
                Map.of("message", Long.toString(message.number()), "answer", message.answer()),
                AuditFact.SYSTEM);
    }
}
