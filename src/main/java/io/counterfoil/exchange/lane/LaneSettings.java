package io.counterfoil.exchange.lane;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the exchange works on what waits: {@code counterfoil.exchange.lanes.*}.
 *
 * @param enabled whether this node works at all
 * @param threads how many messages at once; each may hold two connections of the pool
 * @param poll how often this node looks for work of other nodes and for retries
 * @param heartbeat how often a node says that it still works on what it took
 * @param missedHeartbeats after so many in a row, four at least, it is taken for dead and its work is done elsewhere
 */
@ConfigurationProperties("counterfoil.exchange.lanes")
record LaneSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("4") int threads,
        @DefaultValue("PT1S") Duration poll,
        @DefaultValue("PT10S") Duration heartbeat,
        @DefaultValue("4") int missedHeartbeats) {}
