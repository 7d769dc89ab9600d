package io.counterfoil.governance.value;

import java.math.BigDecimal;

/**
 * What a measure does to the result in one month, in the currency of its series; a gain is positive.
 *
 * @param recurring effect that comes again every month
 * @param oneOff effect that comes once
 * @param oneOffCost what it takes to get there, as a positive figure
 */
public record MonthValue(BigDecimal recurring, BigDecimal oneOff, BigDecimal oneOffCost) {
    /** A month in which nothing happens. */
    public static final MonthValue NOTHING = new MonthValue(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public MonthValue {
        if (oneOffCost.signum() < 0) {
            throw new IllegalArgumentException("a one-off cost is stated as a positive figure, not as " + oneOffCost);
        }
    }

    /** Recurring and one-off, before any cost. */
    public BigDecimal effect() {
        return recurring.add(oneOff);
    }

    MonthValue plus(MonthValue other) {
        return new MonthValue(
                recurring.add(other.recurring), oneOff.add(other.oneOff), oneOffCost.add(other.oneOffCost));
    }
}
