package io.counterfoil.governance.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Capital expenditure, written off in equal months.
 *
 * @param from month in which it is paid and the first one that bears depreciation
 * @param amount positive, in the currency of its series
 * @param years of depreciation; at least one
 */
public record Investment(YearMonth from, BigDecimal amount, int years) {
    private static final int MONTHS_PER_YEAR = 12;

    public Investment {
        if (amount.signum() <= 0 || years < 1) {
            throw new IllegalArgumentException(
                    "an investment is above zero over one year or more, not " + amount + " over " + years);
        }
    }

    /**
     * What the months of a horizon bear. What was written off by the end of a month is rounded half up, not what each
     * month bears, so that all months together bear the whole amount.
     *
     * @param decimals of the currency's minor unit
     */
    BigDecimal depreciation(Horizon horizon, int decimals) {
        return writtenOffBy(horizon.last(), decimals)
                .subtract(writtenOffBy(horizon.first().minusMonths(1), decimals));
    }

    private BigDecimal writtenOffBy(YearMonth month, int decimals) {
        var life = (long) years * MONTHS_PER_YEAR;
        var elapsed = Math.min(life, Math.max(0, ChronoUnit.MONTHS.between(from, month) + 1));
        return elapsed == life
                ? amount
                : amount.multiply(BigDecimal.valueOf(elapsed))
                        .divide(BigDecimal.valueOf(life), decimals, RoundingMode.HALF_UP);
    }
}
