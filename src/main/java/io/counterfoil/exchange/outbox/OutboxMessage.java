package io.counterfoil.exchange.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to another system, without its bytes.
 *
 * @param attempts deliveries tried since it waits
 * @param failure why the last one failed; empty if none did
 * @param answer what the other system answered, for example the number it gave; empty before
 * @param replays how often somebody had it delivered again
 */
public record OutboxMessage(
        long number,
        String contract,
        int contractVersion,
        String peer,
        String objectKey,
        String mediaType,
        String traceId,
        Instant createdAt,
        String createdBy,
        OutboxState state,
        int attempts,
        Instant waitingSince,
        Instant nextAt,
        String failure,
        String answer,
        int replays,
        @Nullable Instant deliveredAt,
        @Nullable Instant acknowledgedAt) {
    /** What the receiver knows this message by, the same at every delivery and replay. */
    public String idempotencyKey() {
        return "counterfoil-" + contract + "-" + number;
    }
}
