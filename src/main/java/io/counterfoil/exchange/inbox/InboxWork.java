package io.counterfoil.exchange.inbox;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.contract.RecordCheck;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.exchange.lane.LaneWork;
import io.counterfoil.exchange.lane.Lanes;
import io.counterfoil.kernel.BusinessRuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what came in, one record of an object after the other. Applying and noting it are one transaction, so a
 * record is applied once, wherever a node dies.
 */
@Component
class InboxWork implements LaneWork {
    static final String NAME = "exchange-inbox";
    private static final Logger LOG = LoggerFactory.getLogger(InboxWork.class);

    private final InboxRows rows;
    private final InboundFlows flows;
    private final ExchangeContracts contracts;
    private final HeldRecords held;
    private final Lanes lanes;
    private final InboxSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InboxWork(
            InboxRows rows,
            InboundFlows flows,
            ExchangeContracts contracts,
            HeldRecords held,
            Lanes lanes,
            InboxSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.flows = flows;
        this.contracts = contracts;
        this.held = held;
        this.lanes = lanes;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> work(long number) {
        var message = rows.find(number).orElseThrow();
        try (var traced = MDC.putCloseable("traceId", message.traceId())) {
            transaction.executeWithoutResult(status -> apply(number));
            return Optional.empty();
        } catch (LateRecord late) {
            return refused(number, HeldKind.LATE, late.getMessage());
        } catch (BusinessRuleViolation refusal) {
            return refused(number, HeldKind.REJECTED, refusal.getMessage());
        } catch (RuntimeException trouble) {
            return failed(number, trouble);
        }
    }

    private void apply(long number) {
        var message = seized(number);
        if (message.state() != InboxState.RECEIVED) {
            return;
        }
        var contract = contracts.get(message.contract());
        var values = rows.values(number);
        var overtaken = contract.applyLate() ? Optional.<Long>empty() : rows.appliedLater(message);
        if (overtaken.isPresent()) {
            throw new LateRecord("message " + overtaken.get() + " about " + message.objectKey()
                    + " is later and was applied before");
        }
        var flow = flows.of(message.contract());
        var ours = flow.current(message.objectKey());
        var foreign = RecordCheck.foreign(contract, contract.peer(), values, ours);
        if (foreign.isEmpty()) {
            settle(message, InboxState.APPLIED, flow.apply(recordOf(message, values), number, message.sender()));
        } else {
            var why = "not owned by " + contract.peer() + " and otherwise here: " + String.join(", ", foreign);
            hold(contract, message, HeldKind.CONFLICTING, why, values, ours);
            settle(message, InboxState.CONFLICTING, why);
        }
    }

    static InboundRecord recordOf(InboxMessage message, Map<String, String> values) {
        return new InboundRecord(message.objectKey(), message.sequence(), message.occurredAt(), values);
    }

    private Optional<Instant> refused(long number, HeldKind kind, String why) {
        transaction.executeWithoutResult(status -> {
            var message = seized(number);
            if (message.state() == InboxState.RECEIVED) {
                var values = rows.values(number);
                var ours = flows.of(message.contract()).current(message.objectKey());
                hold(contracts.get(message.contract()), message, kind, why, values, ours);
                settle(message, kind == HeldKind.LATE ? InboxState.LATE : InboxState.REJECTED, why);
            }
        });
        return Optional.empty();
    }

    private Optional<Instant> failed(long number, RuntimeException trouble) {
        LOG.warn("message {} of the inbox could not be applied", number, trouble);
        var attempts = transaction.execute(status -> rows.countAttempt(number));
        return attempts != null && attempts < settings.attempts()
                ? Optional.of(now().plus(settings.pause()))
                : refused(number, HeldKind.REJECTED, "could not be applied: " + trouble);
    }

    private InboxMessage seized(long number) {
        var message = rows.find(number).orElseThrow();
        lanes.seize(message.contract(), message.objectKey());
        return rows.find(number).orElseThrow();
    }

    private void settle(InboxMessage message, InboxState state, String outcome) {
        rows.settle(message.number(), state, outcome, now());
        rows.head(message.contract(), message.objectKey()).ifPresent(next -> lanes.due(NAME, next, now()));
    }

    private void hold(
            ExchangeContract contract,
            InboxMessage message,
            HeldKind kind,
            String why,
            Map<String, String> theirs,
            Map<String, String> ours) {
        held.hold(contract, kind, message.number(), message.objectKey(), why, theirs, ours, message.sender());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
