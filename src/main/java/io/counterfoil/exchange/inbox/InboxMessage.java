package io.counterfoil.exchange.inbox;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.kernel.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

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
        @Nullable Instant settledAt) {
    /** As it comes in at this moment; it has no number before it is kept. */
    static InboxMessage arriving(
            ExchangeContract contract,
            String sourceKey,
            InboundRecord record,
            byte[] raw,
            String sender,
            Instant now,
            @Nullable Long repeats,
            InboxState state,
            String outcome) {
        var trace = MDC.get("traceId");
        return new InboxMessage(
                0,
                contract.contract(),
                contract.version(),
                sourceKey,
                record.objectKey(),
                record.sequence(),
                record.occurredAt(),
                sender,
                trace == null ? "" : trace,
                now,
                Sha256.hex(raw),
                repeats,
                state,
                0,
                outcome,
                state == InboxState.RECEIVED ? null : now);
    }
}
