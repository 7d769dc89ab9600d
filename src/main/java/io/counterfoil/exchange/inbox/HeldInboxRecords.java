package io.counterfoil.exchange.inbox;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.contract.RecordCheck;
import io.counterfoil.exchange.held.HeldDecision;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecord;
import io.counterfoil.exchange.held.HeldRecordOwner;
import io.counterfoil.exchange.lane.Lanes;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InvalidInput;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Does what the steward decided on a record that came in. */
@Component
class HeldInboxRecords implements HeldRecordOwner {
    private final InboxRows rows;
    private final InboundFlows flows;
    private final ExchangeContracts contracts;
    private final Lanes lanes;
    private final Clock clock;

    HeldInboxRecords(InboxRows rows, InboundFlows flows, ExchangeContracts contracts, Lanes lanes, Clock clock) {
        this.rows = rows;
        this.flows = flows;
        this.contracts = contracts;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public boolean owns(HeldKind kind) {
        return kind == HeldKind.REJECTED || kind == HeldKind.LATE || kind == HeldKind.CONFLICTING;
    }

    @Override
    public void decided(HeldRecord held, HeldDecision decision, Map<String, String> corrected, String person) {
        var message = rows.find(Objects.requireNonNull(held.message())).orElseThrow();
        lanes.seize(message.contract(), message.objectKey());
        var contract = contracts.get(message.contract());
        var came = rows.values(message.number());
        var values = switch (decision) {
            case ACCEPT_THEIRS -> notOvertaken(message, came);
            case CORRECT -> checked(contract, corrected);
            case KEEP_OURS -> owned(contract, message, came);
            default -> Map.<String, String>of();
        };
        if (values.isEmpty()) {
            settle(message, InboxState.SETTLED, person + " decided " + decision + " on " + held.number());
        } else {
            var became =
                    flows.of(message.contract()).apply(InboxWork.recordOf(message, values), message.number(), person);
            settle(message, InboxState.APPLIED, became + ", as " + person + " decided on " + held.number());
        }
    }

    private Map<String, String> notOvertaken(InboxMessage message, Map<String, String> came) {
        rows.appliedLater(message).ifPresent(later -> {
            throw new Conflict(
                    "RECORD_OVERTAKEN",
                    "message " + later + " about " + message.objectKey()
                            + " is later and applied; keep ours, or correct the record");
        });
        return came;
    }

    private static Map<String, String> checked(ExchangeContract contract, Map<String, String> corrected) {
        var problems = RecordCheck.problems(contract, corrected);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return corrected;
    }

    /** What the sender owns of it; nothing if a later record was applied. */
    private Map<String, String> owned(ExchangeContract contract, InboxMessage message, Map<String, String> came) {
        if (rows.appliedLater(message).isPresent()) {
            return Map.of();
        }
        var ours = flows.of(message.contract()).current(message.objectKey());
        var owned = new HashMap<>(came);
        RecordCheck.foreign(contract, contract.peer(), came, ours).forEach(owned::remove);
        return owned;
    }

    private void settle(InboxMessage message, InboxState state, String outcome) {
        rows.settle(message.number(), state, outcome, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
