package io.counterfoil.governance.standing;

import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.status.ImplementationStatus;
import io.counterfoil.governance.status.PotentialStatus;
import io.counterfoil.governance.status.StatusBands;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.governance.value.Actuals;
import io.counterfoil.governance.value.Outlook;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Both lights of a measure, by the records of this moment. */
@Service
@Transactional(readOnly = true)
public class Standings {
    private final Plans plans;
    private final Forecasts forecasts;
    private final ActualValues actuals;
    private final Milestones milestones;
    private final ReportingPeriods periods;
    private final Clock clock;

    Standings(
            Plans plans,
            Forecasts forecasts,
            ActualValues actuals,
            Milestones milestones,
            ReportingPeriods periods,
            Clock clock) {
        this.plans = plans;
        this.forecasts = forecasts;
        this.actuals = actuals;
        this.milestones = milestones;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * Both lights today. Before D3 nothing is promised yet, so nothing can be stale; a held measure is expected to bring
     * only what it has brought (R5).
     */
    public StatusPair of(Measure measure) {
        var key = measure.measure();
        var outlook = outlook(measure);
        var confirmed = !measure.decided() || forecasts.isConfirmed(key, periods.current());
        return new StatusPair(
                ImplementationStatus.of(milestones.of(key), LocalDate.now(clock), StatusBands.standard()),
                PotentialStatus.of(
                        measure.condition() == Condition.ON_HOLD ? outlook.onHold() : outlook,
                        confirmed,
                        StatusBands.standard()));
    }

    /** Month by month over the plan's horizon, from its first to its last month. */
    public Outlook outlook(Measure measure) {
        var key = measure.measure();
        var current = effects(plans.current(key));
        var original = effects(plans.original(key));
        var forecast = effects(forecasts.values(key));
        var entered = actuals.effects(key);
        var validated = actuals.validated(key);
        var planned = new TreeSet<>(current.keySet());
        planned.addAll(original.keySet());
        return new Outlook(
                planned.isEmpty()
                        ? List.of()
                        : planned.first()
                                .atDay(1)
                                .datesUntil(planned.last().plusMonths(1).atDay(1), java.time.Period.ofMonths(1))
                                .map(YearMonth::from)
                                .map(period -> new Outlook.Month(
                                        period,
                                        measure.decided() && periods.isClosed(period),
                                        current.getOrDefault(period, BigDecimal.ZERO),
                                        original.getOrDefault(period, BigDecimal.ZERO),
                                        stillValid(
                                                validated.get(period),
                                                entered.of(period, Actuals.Reading.AS_CORRECTED)),
                                        forecast.get(period)))
                                .toList());
    }

    /** What came after the controller confirmed a period has to be confirmed too. */
    private static @Nullable BigDecimal stillValid(@Nullable BigDecimal validated, BigDecimal entered) {
        return validated != null && validated.compareTo(entered) == 0 ? validated : null;
    }

    private static Map<YearMonth, BigDecimal> effects(List<PeriodValue> values) {
        return values.stream().collect(Collectors.toMap(PeriodValue::period, PeriodValue::effect));
    }
}
