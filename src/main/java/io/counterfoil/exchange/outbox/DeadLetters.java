package io.counterfoil.exchange.outbox;

import io.counterfoil.exchange.held.HeldDecision;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecord;
import io.counterfoil.exchange.held.HeldRecordOwner;
import io.counterfoil.exchange.lane.Lanes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Does what the steward decided on a message that could not be delivered. */
@Component
class DeadLetters implements HeldRecordOwner {
    private final OutboxRows rows;
    private final Lanes lanes;
    private final Clock clock;

    DeadLetters(OutboxRows rows, Lanes lanes, Clock clock) {
        this.rows = rows;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public boolean owns(HeldKind kind) {
        return kind == HeldKind.DEAD_LETTER;
    }

    @Override
    public void decided(HeldRecord held, HeldDecision decision, Map<String, String> corrected, String person) {
        var number = Objects.requireNonNull(held.message());
        var message = rows.find(number).orElseThrow();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lanes.seize(message.contract(), message.objectKey());
        if (decision == HeldDecision.DELIVER_AGAIN) {
            rows.waitAgain(number, now);
        } else {
            rows.abandon(number);
        }
        rows.head(message.contract(), message.objectKey())
                .filter(head -> head.state() == OutboxState.WAITING)
                .ifPresent(head -> lanes.dueNow(OutboxDelivery.NAME, head.number(), now));
    }
}
