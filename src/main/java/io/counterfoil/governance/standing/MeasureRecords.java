package io.counterfoil.governance.standing;

import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.status.Milestone;
import io.counterfoil.governance.value.Outlook;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.time.Period;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the standing of several measures depends on, read by as many statements as for one. */
record MeasureRecords(
        Map<String, Map<YearMonth, BigDecimal>> plans,
        Map<String, Map<YearMonth, BigDecimal>> originalPlans,
        Map<String, Map<YearMonth, BigDecimal>> forecasts,
        Map<String, Map<YearMonth, BigDecimal>> actuals,
        Map<String, Map<YearMonth, BigDecimal>> validated,
        Map<String, List<Milestone>> milestones,
        Set<YearMonth> closed) {

    /** Reads them. */
    @Component
    static class Reader {
        private final Plans plans;
        private final Forecasts forecasts;
        private final ActualValues actuals;
        private final Milestones milestones;
        private final ReportingPeriods periods;

        Reader(
                Plans plans,
                Forecasts forecasts,
                ActualValues actuals,
                Milestones milestones,
                ReportingPeriods periods) {
            this.plans = plans;
            this.forecasts = forecasts;
            this.actuals = actuals;
            this.milestones = milestones;
            this.periods = periods;
        }

        MeasureRecords of(Collection<String> keys) {
            var current = plans.currentEffects(keys);
            var original = plans.originalEffects(keys);
            return new MeasureRecords(
                    current,
                    original,
                    forecasts.effects(keys),
                    actuals.effects(keys),
                    actuals.validated(keys),
                    milestones.of(keys),
                    closed(current, original));
        }

        private Set<YearMonth> closed(
                Map<String, Map<YearMonth, BigDecimal>> current, Map<String, Map<YearMonth, BigDecimal>> original) {
            var planned = new HashSet<YearMonth>();
            current.values().forEach(values -> planned.addAll(values.keySet()));
            original.values().forEach(values -> planned.addAll(values.keySet()));
            return planned.isEmpty()
                    ? Set.of()
                    : Set.copyOf(periods.closedPeriods(Collections.min(planned), Collections.max(planned)));
        }
    }

    /** Month by month over the plan's horizon, from its first to its last month. */
    Outlook outlook(Measure measure) {
        var key = measure.measure();
        var current = plans.getOrDefault(key, Map.of());
        var original = originalPlans.getOrDefault(key, Map.of());
        // Before it is decided nobody forecasts: what is planned is what is expected.
        var expected = measure.decided() ? forecasts.getOrDefault(key, Map.of()) : current;
        return new Outlook(horizon(current, original).stream()
                .map(period -> new Outlook.Month(
                        period,
                        measure.decided() && closed.contains(period),
                        current.getOrDefault(period, BigDecimal.ZERO),
                        original.getOrDefault(period, BigDecimal.ZERO),
                        stillValid(key, period),
                        expected.get(period)))
                .toList());
    }

    private static List<YearMonth> horizon(Map<YearMonth, BigDecimal> current, Map<YearMonth, BigDecimal> original) {
        var planned = new TreeSet<>(current.keySet());
        planned.addAll(original.keySet());
        return planned.isEmpty()
                ? List.of()
                : planned.first()
                        .atDay(1)
                        .datesUntil(planned.last().plusMonths(1).atDay(1), Period.ofMonths(1))
                        .map(YearMonth::from)
                        .toList();
    }

    /** What came after the controller confirmed a period has to be confirmed too. */
    private @Nullable BigDecimal stillValid(String key, YearMonth period) {
        var confirmed = validated.getOrDefault(key, Map.of()).get(period);
        var entered = actuals.getOrDefault(key, Map.of()).getOrDefault(period, BigDecimal.ZERO);
        return confirmed != null && confirmed.compareTo(entered) == 0 ? confirmed : null;
    }

    List<Milestone> milestonesOf(Measure measure) {
        return milestones.getOrDefault(measure.measure(), List.of());
    }
}
