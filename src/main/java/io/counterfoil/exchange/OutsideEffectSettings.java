package io.counterfoil.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How effects outside the database are performed.
 *
 * @param waitAtMost how long to wait for another thread or node that performs the same effect; less than half of the lock of
 *     an engine job
 */
@ConfigurationProperties("counterfoil.outside-effects")
public record OutsideEffectSettings(@DefaultValue("15s") Duration waitAtMost) {}
