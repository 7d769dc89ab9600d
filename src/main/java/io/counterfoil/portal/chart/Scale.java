package io.counterfoil.portal.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where an amount lies in a drawing.
 *
 * @param low at pixel {@code from}; a round figure
 * @param high at pixel {@code to}; above {@code low}
 * @param step between two marks
 */
record Scale(BigDecimal low, BigDecimal high, BigDecimal step, int from, int to) {
    private static final BigDecimal MARKS = BigDecimal.valueOf(4);
    private static final int PLACES = 12;

    /** One that holds zero and all of these, with round figures at its ends. */
    static Scale over(Collection<BigDecimal> figures, int from, int to) {
        var least = figures.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        var most = figures.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        var step = roundStep(most.subtract(least));
        var high = most.divide(step, 0, RoundingMode.CEILING).multiply(step);
        return new Scale(least.divide(step, 0, RoundingMode.FLOOR).multiply(step), high.max(step), step, from, to);
    }

    /** To the nearest pixel. */
    int at(BigDecimal figure) {
        return from
                + figure.subtract(low)
                        .multiply(BigDecimal.valueOf((long) to - from))
                        .divide(high.subtract(low), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    /** The round figures from {@code low} to {@code high}. */
    List<BigDecimal> marks() {
        return Stream.iterate(low, mark -> mark.compareTo(high) <= 0, mark -> mark.add(step))
                .toList();
    }

    private static BigDecimal roundStep(BigDecimal span) {
        var raw = span.divide(MARKS, PLACES, RoundingMode.HALF_UP);
        if (raw.signum() == 0) {
            return BigDecimal.ONE;
        }
        var magnitude = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
        return Stream.of(1, 2, 5)
                .map(leading -> magnitude.multiply(BigDecimal.valueOf(leading)))
                .filter(step -> step.compareTo(raw) >= 0)
                .findFirst()
                .orElse(magnitude.multiply(BigDecimal.TEN));
    }
}
