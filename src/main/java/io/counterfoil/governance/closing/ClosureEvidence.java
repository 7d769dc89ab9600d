package io.counterfoil.governance.closing;

import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.closure.ClosureCheck;
import io.counterfoil.governance.closure.ClosureFacts;
import io.counterfoil.governance.closure.ClosureFacts.Controller;
import io.counterfoil.governance.closure.ClosureFacts.PlannedPeriod;
import io.counterfoil.governance.closure.ClosureLimits;
import io.counterfoil.governance.closure.ClosureReview;
import io.counterfoil.governance.commitment.OpenCommitments;
import io.counterfoil.governance.gate.ClosureConditions;
import io.counterfoil.governance.measure.CostObjects;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureControllers;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Collects what speaks for and against the closure of a measure, as of now. */
@Component
@Transactional(readOnly = true)
class ClosureEvidence implements ClosureConditions {
    private final Plans plans;
    private final ActualValues actuals;
    private final ReportingPeriods periods;
    private final Bodies bodies;
    private final MeasureControllers controllers;
    private final CostObjects costObjects;
    private final SegregationOfDuties duties;
    private final ObjectProvider<OpenCommitments> commitments;

    ClosureEvidence(
            Plans plans,
            ActualValues actuals,
            ReportingPeriods periods,
            Bodies bodies,
            MeasureControllers controllers,
            CostObjects costObjects,
            SegregationOfDuties duties,
            ObjectProvider<OpenCommitments> commitments) {
        this.plans = plans;
        this.actuals = actuals;
        this.periods = periods;
        this.bodies = bodies;
        this.controllers = controllers;
        this.costObjects = costObjects;
        this.duties = duties;
        this.commitments = commitments;
    }

    /** If this person confirmed. */
    ClosureReview review(Measure measure, String person) {
        return ClosureReview.of(facts(measure, person), ClosureLimits.standard());
    }

    /** If the best placed controller confirmed: one who may, else one who is known at all. */
    ClosureReview review(Measure measure) {
        var person = Stream.of(closers(measure), entityControllers(measure), controllers.of(measure))
                .flatMap(List::stream)
                .findFirst()
                .orElse("nobody");
        return review(measure, person);
    }

    /** Controllers of the legal entity who had no other part in the measure and neither edited nor validated actuals. */
    List<String> closers(Measure measure) {
        return controllers.ofEntity(measure).stream()
                .filter(person -> !duties.excludes(measure.measure(), MeasureClosures.CLOSE_MEASURE, person))
                .toList();
    }

    boolean isControllerOfEntity(Measure measure, String person) {
        return entityControllers(measure).contains(person);
    }

    /** Value that misses does not keep the controller from being asked: it may be confirmed with a deviation. */
    @Override
    public List<String> missing(Measure measure) {
        return review(measure).checks().stream()
                .filter(check -> !check.met() && !check.condition().isOfValue())
                .map(ClosureCheck::words)
                .toList();
    }

    private ClosureFacts facts(Measure measure, String person) {
        var profile = measure.profile();
        return new ClosureFacts(
                Objects.requireNonNullElse(profile.legalEntity(), ""),
                profile.owner(),
                Objects.requireNonNullElse(profile.sponsor(), ""),
                planned(measure.measure()),
                actuals.effects(measure.measure()),
                profile.costObject().isEmpty()
                        ? List.of()
                        : commitments
                                .orderedStream()
                                .flatMap(known -> known.of(profile.costObject()).stream())
                                .toList(),
                !profile.costObject().isEmpty() || costObjects.isStatedNone(measure.measure()),
                new Controller(person, entitiesOf(person)));
    }

    /** The months of the plan, from its first to its last: beyond them there is nothing to compare with. */
    private List<PlannedPeriod> planned(String measure) {
        var plan = plans.current(measure);
        if (plan.isEmpty()) {
            return List.of();
        }
        var effects = plan.stream().collect(Collectors.toMap(PeriodValue::period, PeriodValue::effect));
        var first = plan.get(0).period();
        var last = plan.get(plan.size() - 1).period();
        var closed = new HashSet<>(periods.closedPeriods(first, last));
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> planned(month, closed, effects.getOrDefault(month, BigDecimal.ZERO)))
                .toList();
    }

    private static PlannedPeriod planned(YearMonth month, Set<YearMonth> closed, BigDecimal plan) {
        return new PlannedPeriod(month, closed.contains(month), plan);
    }

    private Set<String> entitiesOf(String person) {
        return bodies.legalEntities().stream()
                .filter(entity -> entity.controllers().contains(person))
                .map(entity -> entity.legalEntity())
                .collect(Collectors.toSet());
    }

    private List<String> entityControllers(Measure measure) {
        return bodies.legalEntities().stream()
                .filter(entity -> entity.legalEntity().equals(measure.profile().legalEntity()))
                .flatMap(entity -> entity.controllers().stream())
                .toList();
    }
}
