package io.counterfoil.exchange.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the inbox bears: {@code counterfoil.exchange.inbox.*}.
 *
 * @param mostWaiting records of one contract that may wait; more are turned away until some were applied
 * @param largest bytes of one record
 * @param attempts after so many a record that fails for technical reasons is held
 * @param pause between them
 */
@ConfigurationProperties("counterfoil.exchange.inbox")
record InboxSettings(
        @DefaultValue("100000") long mostWaiting,
        @DefaultValue("1000000") int largest,
        @DefaultValue("10") int attempts,
        @DefaultValue("PT15S") Duration pause) {}
