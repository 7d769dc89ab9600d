package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Dependency;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.stage.MeasureFacts;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the guards of gates ask for. */
@Component
class GateFacts {
    private final Plans plans;
    private final Forecasts forecasts;
    private final Milestones milestones;
    private final Surroundings surroundings;
    private final Standings standings;
    private final ReportingPeriods periods;
    private final ClosureConditions closure;

    GateFacts(
            Plans plans,
            Forecasts forecasts,
            Milestones milestones,
            Surroundings surroundings,
            Standings standings,
            ReportingPeriods periods,
            ClosureConditions closure) {
        this.plans = plans;
        this.forecasts = forecasts;
        this.milestones = milestones;
        this.surroundings = surroundings;
        this.standings = standings;
        this.periods = periods;
        this.closure = closure;
    }

    MeasureFacts of(Measure measure) {
        return new MeasureFacts(profile(measure), plan(measure), businessCase(measure), delivery(measure));
    }

    private static MeasureFacts.Profile profile(Measure measure) {
        var profile = measure.profile();
        return new MeasureFacts.Profile(
                profile.description(),
                profile.owner(),
                measure.ownerAcceptedAt() != null,
                profile.sponsor(),
                profile.controller(),
                profile.legalEntity(),
                profile.businessUnit(),
                profile.businessFunction(),
                profile.committee(),
                profile.parentPackage());
    }

    private MeasureFacts.Plan plan(Measure measure) {
        var profile = measure.profile();
        var values = plans.current(measure.measure());
        return new MeasureFacts.Plan(
                profile.referenceValue(),
                profile.referenceSource(),
                profile.target(),
                values.size(),
                gaps(values),
                profile.effect(),
                profile.plLine(),
                milestones.of(measure.measure()).size(),
                surroundings.risksOf(measure.measure()).size());
    }

    private MeasureFacts.Case businessCase(Measure measure) {
        var profile = measure.profile();
        var confirmed = plans.isConfirmed(measure);
        return new MeasureFacts.Case(
                profile.businessCase(),
                !profile.resources().isBlank(),
                profile.oneOffStated() ? oneOffCosts(measure) : null,
                surroundings.dependenciesOf(measure.measure()).stream()
                        .filter(dependency -> dependency.neededBy() == null)
                        .map(Dependency::dependsOn)
                        .toList(),
                confirmed,
                confirmed);
    }

    private MeasureFacts.Delivery delivery(Measure measure) {
        var key = measure.measure();
        return new MeasureFacts.Delivery(
                milestones.of(key).stream()
                        .filter(milestone -> milestone.doneOn() == null)
                        .map(milestone -> milestone.number() + " " + milestone.name())
                        .toList(),
                plans.draftDiffers(key) ? List.of("the draft plan differs from the baseline") : List.of(),
                forecasts.isConfirmed(key, periods.current()),
                measure.decided() ? standings.of(measure).potential().stale() : List.of(),
                List.of(),
                measure.stage() == Stage.D4 ? closure.missing(measure) : List.of());
    }

    private @Nullable BigDecimal oneOffCosts(Measure measure) {
        return plans.current(measure.measure()).stream()
                .map(PeriodValue::oneOffCost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Months between the first and the last planned one that have no plan. */
    private static List<YearMonth> gaps(List<PeriodValue> values) {
        var planned = values.stream().map(PeriodValue::period).collect(Collectors.toSet());
        return values.isEmpty()
                ? List.of()
                : Stream.iterate(values.get(0).period(), period -> period.plusMonths(1))
                        .takeWhile(period ->
                                !period.isAfter(values.get(values.size() - 1).period()))
                        .filter(period -> !planned.contains(period))
                        .toList();
    }
}
