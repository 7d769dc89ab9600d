package io.counterfoil.governance.value;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a measure is expected to bring over its horizon, beside what was planned over the same months: the
 * controller-validated actuals of closed periods and the forecast of open ones.
 */
public record Outlook(List<Month> months) {

    public Outlook {
        months = List.copyOf(months);
    }

    /**
     * One period.
     *
     * @param plan of the current baseline
     * @param originalPlan of the first baseline; the same while there is one only
     * @param validated actual, as a controller confirmed it; null if not yet
     * @param forecast null if there is none; of a closed period it stands in until a controller confirms the actual
     */
    public record Month(
            YearMonth period,
            boolean closed,
            BigDecimal plan,
            BigDecimal originalPlan,
            @Nullable BigDecimal validated,
            @Nullable BigDecimal forecast) {

        /** What counts for it: the validated actual of a closed period, else the forecast; zero if there is neither. */
        public BigDecimal expected() {
            return known().add(guessed());
        }

        private boolean lacksValidation() {
            return closed && validated == null;
        }

        private BigDecimal known() {
            return closed && validated != null ? validated : BigDecimal.ZERO;
        }

        private BigDecimal guessed() {
            return forecast == null || (closed && validated != null) ? BigDecimal.ZERO : forecast;
        }
    }

    public BigDecimal plan() {
        return sum(Month::plan);
    }

    public BigDecimal originalPlan() {
        return sum(Month::originalPlan);
    }

    /** Validated actuals of closed periods; nothing else is known. */
    public BigDecimal validated() {
        return sum(Month::known);
    }

    /** Forecast of open periods, and of closed ones that lack their validated actual. */
    public BigDecimal forecast() {
        return sum(Month::guessed);
    }

    public BigDecimal expected() {
        return validated().add(forecast());
    }

    /** Closed periods whose actual no controller has validated; each makes the status stale. */
    public List<YearMonth> withoutValidation() {
        return months.stream().filter(Month::lacksValidation).map(Month::period).toList();
    }

    /** The same, of a measure on hold: what is still only a forecast counts nothing (R5). */
    public Outlook onHold() {
        return new Outlook(months.stream()
                .map(month -> new Month(
                        month.period(), month.closed(), month.plan(), month.originalPlan(), month.validated(), null))
                .toList());
    }

    /** The same, at the moment at which this period is closed. */
    public Outlook closing(YearMonth period) {
        return new Outlook(months.stream()
                .map(month -> new Month(
                        month.period(),
                        month.closed() || month.period().equals(period),
                        month.plan(),
                        month.originalPlan(),
                        month.validated(),
                        month.forecast()))
                .toList());
    }

    private BigDecimal sum(Function<Month, BigDecimal> figure) {
        return months.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
