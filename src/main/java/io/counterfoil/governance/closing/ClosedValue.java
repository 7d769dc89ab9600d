package io.counterfoil.governance.closing;

import io.counterfoil.governance.closure.ClosureReview;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The value of a year that a review proves. */
final class ClosedValue {
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    private ClosedValue() {}

    /** Twelve times the average of the months looked at, half up to the currency's smallest unit; zero without any. */
    static BigDecimal of(Measure measure, ClosureReview review) {
        var months = review.periods().size();
        return months == 0
                ? BigDecimal.ZERO
                : review.total()
                        .reached()
                        .multiply(MONTHS_PER_YEAR)
                        .divide(
                                BigDecimal.valueOf(months),
                                Money.minorDigits(measure.profile().currency()),
                                RoundingMode.HALF_UP);
    }
}
