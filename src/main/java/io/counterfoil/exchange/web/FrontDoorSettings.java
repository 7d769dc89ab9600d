package io.counterfoil.exchange.web;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the front door admits.
 *
 * @param uploadLimit the largest request body, whatever way it is sent
 * @param idempotencyRetention how long an answer is given again to a repeated key; as long as the documents are kept
 * @param concurrentCreations how many creating requests work at once on this node. Each may hold two database
 *     connections, so twice this number and the engine's jobs must fit into the pool
 * @param creationWait how long a creating request waits for its turn before it is told to come back
 */
@ConfigurationProperties("counterfoil")
record FrontDoorSettings(
        @DefaultValue("20MB") DataSize uploadLimit,
        @DefaultValue("P10Y") Period idempotencyRetention,
        @DefaultValue("6") int concurrentCreations,
        @DefaultValue("15s") Duration creationWait) {

    FrontDoorSettings {
        if (concurrentCreations < 1) {
            throw new IllegalArgumentException(
                    "counterfoil.concurrent-creations must be at least 1 but is " + concurrentCreations);
        }
    }
}
