package io.counterfoil.exchange.board;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.kernel.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow at a moment; counts and times are those of the last 24 hours unless they say otherwise.
 *
 * @param waiting messages that wait now, and since when the oldest does
 * @param done applied or delivered
 * @param failed rejected, late, conflicting or dead
 * @param latency from arrival to effect, of all but the slowest twentieth; null if nothing was done
 * @param last when the last record came or the last message was delivered, ever; null if never
 * @param held records that wait for their steward now, and how many of them are overdue
 * @param circuit of the other system: CLOSED, OPEN, HALF_OPEN; empty if nothing was sent since the start
 */
public record FlowStanding(
        ExchangeContract contract,
        long waiting,
        @Nullable Instant oldestWaiting,
        long done,
        long failed,
        @Nullable Duration latency,
        @Nullable Instant last,
        long held,
        long overdue,
        long dead,
        String circuit) {

    /** Everything that is not as agreed or must be looked at; empty if nothing is. */
    public List<String> remarks(Instant now) {
        var remarks = new ArrayList<>(broken(now));
        if (held > overdue) {
            remarks.add((held - overdue) + " held for " + contract.steward());
        }
        if (!circuit.isEmpty() && !circuit.equals("CLOSED")) {
            remarks.add(contract.peer() + " does not answer; nothing is sent until a trial succeeds");
        }
        return List.copyOf(remarks);
    }

    public FlowHealth health(Instant now) {
        if (!broken(now).isEmpty()) {
            return FlowHealth.BAD;
        }
        if (!remarks(now).isEmpty()) {
            return FlowHealth.WATCH;
        }
        return last == null ? FlowHealth.UNUSED : FlowHealth.GOOD;
    }

    private List<String> broken(Instant now) {
        var broken = new ArrayList<String>();
        if (oldestWaiting != null
                && oldestWaiting.plus(contract.expectedLatency()).isBefore(now)) {
            broken.add("the oldest of " + waiting + " waits longer than " + TimeSpan.words(contract.expectedLatency()));
        }
        if (latency != null && latency.compareTo(contract.expectedLatency()) > 0) {
            broken.add("slower than " + TimeSpan.words(contract.expectedLatency()));
        }
        if (contract.freshWithin() != null
                && last != null
                && last.plus(contract.freshWithin()).isBefore(now)) {
            broken.add("silent for longer than " + TimeSpan.words(contract.freshWithin()));
        }
        if (dead > 0) {
            broken.add(dead + " could not be delivered");
        }
        if (overdue > 0) {
            broken.add(overdue + " held longer than " + TimeSpan.words(contract.reviewWithin()));
        }
        return broken;
    }
}
