package io.counterfoil.governance.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** How long effects take to earn back what was spent. */
final class Payback {
    private static final int PLACES = 4;

    private Payback() {}

    static Optional<BigDecimal> months(MeasureSeries series, BigDecimal spent) {
        if (spent.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        return series.months().entrySet().stream()
                .filter(month -> month.getValue().effect().signum() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .flatMap(first -> months(series, spent, first));
    }

    private static Optional<BigDecimal> months(MeasureSeries series, BigDecimal spent, YearMonth first) {
        var left = spent;
        var elapsed = 0;
        for (var month = first; !month.isAfter(series.months().lastKey()); month = month.plusMonths(1)) {
            var effect = series.month(month).effect();
            if (effect.compareTo(left) >= 0) {
                return Optional.of(after(elapsed, left, effect));
            }
            left = left.subtract(effect);
            elapsed++;
        }
        var goingOn = series.months().lastEntry().getValue().recurring();
        return goingOn.signum() > 0 ? Optional.of(after(elapsed, left, goingOn)) : Optional.empty();
    }

    private static BigDecimal after(int months, BigDecimal left, BigDecimal perMonth) {
        return BigDecimal.valueOf(months).add(left.divide(perMonth, PLACES, RoundingMode.HALF_UP));
    }
}
