package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both statuses of a measure.
 *
 * @param alarm {@code TRAP} or {@code MIRROR}; null if the two agree
 */
record StatusResponse(
        String measure,
        Implementation implementation,
        Potential potential,
        @Nullable Alarm alarm,
        @JsonProperty("_links") Links links) {

    /** @param spi weight done of weight due, to four places */
    record Implementation(Light light, @Nullable BigDecimal spi, long delayDays, String reason) {}

    /** @param stale why nobody can rely on it; empty if it is fresh */
    record Potential(Light light, Ratio current, Ratio original, List<String> stale, String reason) {}

    /** @param index to four places; null where nothing is planned */
    record Ratio(
            BigDecimal expected,
            BigDecimal planned,
            @Nullable BigDecimal index,
            Light light) {
        static Ratio of(Index index, Light light) {
            return new Ratio(index.reached(), index.planned(), index.rounded(), light);
        }
    }

    static StatusResponse of(String measure, StatusPair status, Links links) {
        var implementation = status.implementation();
        var potential = status.potential();
        return new StatusResponse(
                measure,
                new Implementation(
                        implementation.light(),
                        implementation.spi().rounded(),
                        implementation.delayDays(),
                        implementation.reason()),
                new Potential(
                        potential.light(),
                        Ratio.of(potential.current(), potential.currentLight()),
                        Ratio.of(potential.original(), potential.originalLight()),
                        potential.stale(),
                        potential.reason()),
                status.alarm().orElse(null),
                links);
    }
}
