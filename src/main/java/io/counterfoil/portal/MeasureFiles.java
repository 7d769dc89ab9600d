package io.counterfoil.portal;

import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.actual.EnteredActual;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GuardResult;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.period.PeriodState;
import io.counterfoil.period.ReportingPeriod;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Gathers all that is known of a measure. */
@Service
public class MeasureFiles {
    /** Periods are closed one after the other, so that the last closed one is among these. */
    private static final int RECENT_PERIODS = 120;

    private final Measures measures;
    private final Structure structure;
    private final Bodies bodies;
    private final Plans plans;
    private final Forecasts forecasts;
    private final ActualValues actuals;
    private final Milestones milestones;
    private final Surroundings surroundings;
    private final Standings standings;
    private final Gates gates;
    private final ReportingPeriods periods;

    MeasureFiles(
            Measures measures,
            Structure structure,
            Bodies bodies,
            Plans plans,
            Forecasts forecasts,
            ActualValues actuals,
            Milestones milestones,
            Surroundings surroundings,
            Standings standings,
            Gates gates,
            ReportingPeriods periods) {
        this.measures = measures;
        this.structure = structure;
        this.bodies = bodies;
        this.plans = plans;
        this.forecasts = forecasts;
        this.actuals = actuals;
        this.milestones = milestones;
        this.surroundings = surroundings;
        this.standings = standings;
        this.gates = gates;
        this.periods = periods;
    }

    /** @throws io.counterfoil.kernel.NotFound {@code MEASURE_UNKNOWN} */
    public MeasureFile of(String key) {
        var measure = measures.get(key);
        var profile = measure.profile();
        var current = periods.current();
        var entered = actuals.of(key);
        return new MeasureFile(
                measure,
                structure.pathTo(profile.parentPackage()),
                Optional.ofNullable(profile.committee())
                        .flatMap(bodies::committee)
                        .orElse(null),
                standings.of(measure),
                months(measure, entered),
                entered,
                plans.versions(key),
                steps(key),
                surroundings.risksOf(key),
                surroundings.dependenciesOf(key),
                gates.history(key).stream()
                        .map(question -> new MeasureFile.Asked(question, gates.votes(question)))
                        .toList(),
                guards(measure),
                current,
                forecasts.isConfirmed(key, current),
                lastClosed().orElse(null));
    }

    /** The newest period that is closed. */
    public Optional<ReportingPeriod> lastClosed() {
        return periods.page(RECENT_PERIODS, 0).stream()
                .filter(period -> period.state() == PeriodState.CLOSED)
                .findFirst();
    }

    private List<GuardResult> guards(Measure measure) {
        return measure.condition() == Condition.CANCELLED ? List.of() : gates.readiness(measure.measure());
    }

    private List<MeasureFile.Step> steps(String key) {
        return milestones.of(key).stream()
                .map(milestone -> new MeasureFile.Step(milestone, milestones.evidenceOf(key, milestone.number())))
                .toList();
    }

    private List<MeasureFile.Month> months(Measure measure, List<EnteredActual> entered) {
        var byPeriod = entered.stream()
                .filter(entry -> entry.kind().isEffect())
                .collect(Collectors.groupingBy(
                        EnteredActual::period,
                        Collectors.reducing(BigDecimal.ZERO, EnteredActual::amount, BigDecimal::add)));
        var validated = actuals.validated(measure.measure());
        return standings.outlook(measure).months().stream()
                .map(month -> new MeasureFile.Month(
                        month.period(),
                        month.closed(),
                        month.plan(),
                        month.originalPlan(),
                        month.expected(),
                        month.forecast(),
                        byPeriod.get(month.period()),
                        validated.get(month.period())))
                .toList();
    }
}
