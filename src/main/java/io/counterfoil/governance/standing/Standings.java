package io.counterfoil.governance.standing;

import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.rollup.Leaf;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.status.ImplementationStatus;
import io.counterfoil.governance.status.PotentialStatus;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.governance.value.Outlook;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Both lights of measures, by the records of this moment. Many at once cost as many statements as one. */
@Service
@Transactional(readOnly = true)
public class Standings {
    private final MeasureRecords.Reader records;
    private final Forecasts forecasts;
    private final ReportingPeriods periods;
    private final ReportingRates rates;
    private final GovernanceSettings settings;
    private final Clock clock;

    Standings(
            MeasureRecords.Reader records,
            Forecasts forecasts,
            ReportingPeriods periods,
            ReportingRates rates,
            GovernanceSettings settings,
            Clock clock) {
        this.records = records;
        this.forecasts = forecasts;
        this.periods = periods;
        this.rates = rates;
        this.settings = settings;
        this.clock = clock;
    }

    /** Both lights today, as {@link #find} says it. */
    public StatusPair of(Measure measure) {
        return find(measure).status();
    }

    /**
     * Where the measure stands today. Who promises nothing, before D3, on hold or closed, has no forecast to confirm; a
     * held measure is expected to bring only what it has brought (R5). A rate that is missing makes it stale: nobody can
     * add it up.
     */
    public MeasureStanding find(Measure measure) {
        return Objects.requireNonNull(find(List.of(measure)).get(measure.measure()));
    }

    /** The same of several, by key, in their order. */
    public Map<String, MeasureStanding> find(Collection<Measure> measures) {
        return find(measures, periods.current());
    }

    /** The same, for a reporting period in which the owners were to confirm their forecasts. */
    public Map<String, MeasureStanding> find(Collection<Measure> measures, YearMonth reported) {
        return find(measures, reported, UnaryOperator.identity());
    }

    /** As a period reports it that is closed in this moment: with its value, by the forecast confirmed in it. */
    public Map<String, MeasureStanding> closing(Collection<Measure> measures, YearMonth period) {
        return find(measures, period, outlook -> outlook.closing(period));
    }

    private Map<String, MeasureStanding> find(
            Collection<Measure> measures, YearMonth reported, UnaryOperator<Outlook> ofDecided) {
        var keys = measures.stream().map(Measure::measure).toList();
        var read = records.of(keys);
        var confirmed = forecasts.confirmed(keys, reported);
        var known = new HashMap<String, Optional<BigDecimal>>();
        var found = new LinkedHashMap<String, MeasureStanding>();
        for (var measure : measures) {
            var outlook = read.outlook(measure);
            found.put(
                    measure.measure(),
                    find(
                            measure,
                            measure.decided() ? ofDecided.apply(outlook) : outlook,
                            read,
                            confirmed.contains(measure.measure()),
                            new Conversion(rates, measure.profile().currency(), known)));
        }
        return found;
    }

    private MeasureStanding find(
            Measure measure, Outlook outlook, MeasureRecords read, boolean confirmed, Conversion conversion) {
        var held = measure.condition() == Condition.ON_HOLD;
        var value = conversion.of(outlook);
        var potential = potential(measure, held ? outlook.onHold() : outlook, conversion.missing(), confirmed);
        var implementation =
                ImplementationStatus.of(read.milestonesOf(measure), LocalDate.now(clock), settings.bands());
        var leaf = new Leaf(
                measure.measure(),
                measure.profile().parentPackage(),
                measure.stage(),
                measure.condition(),
                measure.planReleasedAt() != null,
                value,
                new Leaf.Work(implementation.spi(), implementation.light(), potential.isStale()));
        return new MeasureStanding(new StatusPair(implementation, potential), outlook, leaf);
    }

    private PotentialStatus potential(Measure measure, Outlook outlook, Set<String> missingRates, boolean confirmed) {
        var potential = PotentialStatus.of(outlook, confirmed || !measure.promises(), settings.bands());
        var stale = new ArrayList<>(potential.stale());
        if (measure.decided()) {
            stale.addAll(missingRates);
        }
        return potential.stale(stale);
    }

    /** Month by month over the plan's horizon, from its first to its last month. */
    public Outlook outlook(Measure measure) {
        return records.of(List.of(measure.measure())).outlook(measure);
    }
}
