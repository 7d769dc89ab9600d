package io.counterfoil.exchange.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record in the inbox, without its bytes.
 *
 * @param repeats the first delivery under the same key; null if this is it
 * @param outcome what it became or why not; empty while it is {@link InboxState#RECEIVED}
 */
public record InboxMessage(
        long number,
        String contract,
        int contractVersion,
        String sourceKey,
        String objectKey,
        @Nullable Long sequence,
        @Nullable Instant occurredAt,
        String sender,
        String traceId,
        Instant receivedAt,
        String sha256,
        @Nullable Long repeats,
        InboxState state,
        int attempts,
        String outcome,
        @Nullable Instant settledAt) {}
