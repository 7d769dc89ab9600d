package io.counterfoil.governance.closing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A controller's decision on record.
 *
 * @param runRate value of a year that is closed with it, in the measure's currency; null if rejected
 * @param lastPeriod the latest period of the evidence; null if rejected without any
 * @param actingFor login of the absent controller; null if they decided in their own right
 */
public record ClosureAnswer(
        String passage,
        ClosureDecision decision,
        @Nullable BigDecimal runRate,
        @Nullable YearMonth lastPeriod,
        String reason,
        String decidedBy,
        @Nullable String actingFor,
        Instant decidedAt) {
    /** {@code conrad.controller}, or {@code conrad.controller for carla.controller}. */
    public String who() {
        return actingFor == null ? decidedBy : decidedBy + " for " + actingFor;
    }
}
