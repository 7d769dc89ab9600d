package io.counterfoil.exchange.inbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as its source sent it.
 *
 * @param objectKey what it is about, as both systems know it
 * @param sequence the source's count of changes of the object; null if it does not count
 * @param occurredAt when it happened there, by their clock; null if they do not say
 * @param values by field of the contract, as text
 */
public record InboundRecord(
        String objectKey, @Nullable Long sequence, @Nullable Instant occurredAt, Map<String, String> values) {
    public InboundRecord {
        values = Map.copyOf(values);
    }
}
