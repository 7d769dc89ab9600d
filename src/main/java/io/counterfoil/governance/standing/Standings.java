package io.counterfoil.governance.standing;

import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.rollup.Leaf;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.status.ImplementationStatus;
import io.counterfoil.governance.status.PotentialStatus;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.governance.value.Actuals;
import io.counterfoil.governance.value.Outlook;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final ReportingRates rates;
    private final GovernanceSettings settings;
    private final Clock clock;

    Standings(
            Plans plans,
            Forecasts forecasts,
            ActualValues actuals,
            Milestones milestones,
            ReportingPeriods periods,
            ReportingRates rates,
            GovernanceSettings settings,
            Clock clock) {
        this.plans = plans;
        this.forecasts = forecasts;
        this.actuals = actuals;
        this.milestones = milestones;
        this.periods = periods;
        this.rates = rates;
        this.settings = settings;
        this.clock = clock;
    }

    /** Both lights today, as {@link #find} says it. */
    public StatusPair of(Measure measure) {
        return of(measure, periods.current());
    }

    /** As {@link #of(Measure)}, for a reporting period in which the owner was to confirm the forecast. */
    public StatusPair of(Measure measure, YearMonth reported) {
        return find(measure, reported).status();
    }

    /**
     * Where the measure stands today. Before D3 nothing is promised yet, so nothing can be stale; a held measure is
     * expected to bring only what it has brought (R5). A rate that is missing makes it stale: nobody can add it up.
     */
    public MeasureStanding find(Measure measure) {
        return find(measure, periods.current());
    }

    private MeasureStanding find(Measure measure, YearMonth reported) {
        var outlook = outlook(measure);
        var held = measure.condition() == Condition.ON_HOLD;
        var conversion = new Conversion(rates, measure.profile().currency());
        var value = conversion.of(outlook);
        var status = status(measure, held ? outlook.onHold() : outlook, conversion.missing(), reported);
        var work = new Leaf.Work(
                status.implementation().spi(),
                status.implementation().light(),
                status.potential().isStale());
        var leaf = new Leaf(
                measure.measure(),
                measure.profile().parentPackage(),
                measure.stage(),
                measure.condition(),
                measure.planReleasedAt() != null,
                value,
                work);
        return new MeasureStanding(status, outlook, leaf);
    }

    private StatusPair status(Measure measure, Outlook outlook, Set<String> missingRates, YearMonth reported) {
        var key = measure.measure();
        var confirmed =
                !measure.decided() || measure.condition() != Condition.ACTIVE || forecasts.isConfirmed(key, reported);
        var potential = PotentialStatus.of(outlook, confirmed, settings.bands());
        var stale = new ArrayList<>(potential.stale());
        if (measure.decided()) {
            stale.addAll(missingRates);
        }
        return new StatusPair(
                ImplementationStatus.of(milestones.of(key), LocalDate.now(clock), settings.bands()),
                potential.stale(stale));
    }

    /** Month by month over the plan's horizon, from its first to its last month. */
    public Outlook outlook(Measure measure) {
        var key = measure.measure();
        var current = effects(plans.current(key));
        var original = effects(plans.original(key));
        // Before it is decided nobody forecasts: what is planned is what is expected.
        var expected = measure.decided() ? effects(forecasts.values(key)) : current;
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
                                        expected.get(period)))
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
