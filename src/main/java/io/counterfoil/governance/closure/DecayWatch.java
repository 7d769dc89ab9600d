package io.counterfoil.governance.closure;

import io.counterfoil.governance.closure.ClosureFacts.PlannedPeriod;
import io.counterfoil.governance.value.Actuals;
import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Whether confirmed value stays: after closure, the rolling sum of the latest closed periods against the run-rate that
 * was closed.
 *
 * @param closedAt month of closure; only later periods are looked at
 * @param runRate what was closed, per year; positive
 */
public record DecayWatch(YearMonth closedAt, BigDecimal runRate, ClosureLimits limits) {
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    /**
     * Value that has gone.
     *
     * @param index what came of what the run-rate promised for these periods
     */
    public record Decay(List<YearMonth> periods, Index index, String words) {}

    /**
     * @param closed closed periods of any time, in any order
     * @param eventOpen whether an earlier decay still waits for its controller; then there is no second one
     * @return empty if value stays, if too few periods are closed since, or if they do not follow each other
     */
    public Optional<Decay> look(List<YearMonth> closed, Actuals actuals, boolean eventOpen) {
        var after = closed.stream()
                .filter(period -> period.isAfter(closedAt))
                .map(period -> new PlannedPeriod(period, true, BigDecimal.ZERO))
                .toList();
        var window = Window.latest(after, actuals, limits.periods());
        if (eventOpen || window.size() < limits.periods() || !window.isUnbroken()) {
            return Optional.empty();
        }
        var promised = new Index(
                window.total().reached().multiply(MONTHS_PER_YEAR),
                runRate.multiply(BigDecimal.valueOf(limits.periods())));
        return promised.isAtLeast(limits.decay()) ? Optional.empty() : Optional.of(decay(window, promised));
    }

    private Decay decay(Window window, Index promised) {
        return new Decay(
                window.periods(),
                promised,
                "Actuals of %s in %s are %s of the closed run-rate of %s a year, below %s."
                        .formatted(
                                window.total().reached().toPlainString(),
                                window.words(),
                                promised.shown(),
                                runRate.toPlainString(),
                                limits.decay().toPlainString()));
    }
}
