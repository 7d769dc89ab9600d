package io.counterfoil.exchange.held;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that waits for its owner.
 *
 * @param number {@code HLD-1001} and following
 * @param message number of the message in the inbox, of a {@code DEAD_LETTER} in the outbox; null for a difference
 * @param theirs by field what came, {@code ours} what we hold
 * @param steward role whose members decide
 * @param escalatedAt when it was decided too late for the contract; null before
 * @param decision null while it waits, and so are the three after it
 */
public record HeldRecord(
        String number,
        HeldKind kind,
        String contract,
        @Nullable Long message,
        String objectKey,
        String reason,
        Map<String, String> theirs,
        Map<String, String> ours,
        String steward,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant escalatedAt,
        @Nullable HeldDecision decision,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {
    public HeldRecord {
        theirs = Map.copyOf(theirs);
        ours = Map.copyOf(ours);
    }
}
