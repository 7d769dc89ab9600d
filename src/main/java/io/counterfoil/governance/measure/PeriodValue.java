package io.counterfoil.governance.measure;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What a measure brings and costs in one reporting period, in the currency of the measure.
 *
 * @param recurring effect that comes again every month
 * @param oneOff effect that comes once
 * @param oneOffCost a positive figure
 * @param capital invested, a positive figure
 */
public record PeriodValue(
        YearMonth period, BigDecimal recurring, BigDecimal oneOff, BigDecimal oneOffCost, BigDecimal capital) {
    /** Recurring and one-off, before any cost: what plan, forecast and actual are compared by. */
    public BigDecimal effect() {
        return recurring.add(oneOff);
    }
}
