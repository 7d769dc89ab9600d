package io.counterfoil.demo;

import static io.counterfoil.demo.DemoMeasure.CARLA;
import static io.counterfoil.demo.DemoMeasure.HANA;
import static io.counterfoil.demo.DemoMeasure.MIA;

import io.counterfoil.governance.closing.MeasureClosures;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.workflow.Tasks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings measures of the story through their gates, each decided by the people who are asked. */
@Component
class DemoGates {
    private final Measures measures;
    private final Milestones milestones;
    private final Surroundings surroundings;
    private final Plans plans;
    private final Gates gates;
    private final MeasureClosures closures;
    private final Tasks tasks;

    DemoGates(
            Measures measures,
            Milestones milestones,
            Surroundings surroundings,
            Plans plans,
            Gates gates,
            MeasureClosures closures,
            Tasks tasks) {
        this.measures = measures;
        this.milestones = milestones;
        this.surroundings = surroundings;
        this.plans = plans;
        this.gates = gates;
        this.closures = closures;
        this.tasks = tasks;
    }

    DemoMeasure propose(DemoIdea idea, YearMonth begins) {
        var key = measures.propose(null, DemoMeasure.profile(idea), MIA).measure();
        measures.accept(key, MIA);
        return new DemoMeasure(key, idea, begins);
    }

    void identify(DemoMeasure measure) {
        advance(measure, "The roles are filled", "carl.category");
        plans.draft(measure.key(), measure.plan(), MIA);
        milestones.plan(measure.key(), measure.steps(), MIA);
        surroundings.stateRisks(
                measure.key(),
                List.of(new Risk(
                        1,
                        "The sites go on as before",
                        Risk.Degree.MEDIUM,
                        Risk.Degree.MEDIUM,
                        "Their heads approve it")),
                MIA);
    }

    void detail(DemoMeasure measure) {
        advance(measure, "Plan, milestones and risks are there", "ian.it");
        plans.confirm(measure.key(), CARLA);
    }

    void decide(DemoMeasure measure) {
        advance(measure, "The case is ready", HANA, CARLA);
    }

    void implement(DemoMeasure measure) {
        advance(measure, "Everything is done and proven", HANA);
    }

    void hold(DemoMeasure measure, LocalDate review) {
        agree(GateRequest.hold(review, "The vendor is being sold"), measure, HANA);
    }

    void cancel(DemoMeasure measure) {
        agree(
                GateRequest.cancel(new BigDecimal("1500"), "The flat rate costs more than it saves"),
                measure,
                HANA,
                CARLA);
    }

    void rebaseline(DemoMeasure measure) {
        plans.draft(measure.key(), measure.lowerPlan(), MIA);
        plans.confirm(measure.key(), CARLA);
        agree(GateRequest.of(GateDecision.REBASELINE, "Two sites were sold"), measure, HANA, CARLA);
    }

    /** Another controller than the one who validated. */
    void close(DemoMeasure measure) {
        var passage = closures.request(measure.key(), MIA, "It has paid for three months")
                .passage();
        tasks.decide("conrad.controller", passage, "Task_DecideOnClosure", Map.of("decision", "CONFIRM", "reason", ""));
    }

    /** Waits for those who decide. */
    void askToDecide(DemoMeasure measure) {
        gates.ask(measure.key(), GateRequest.of(GateDecision.ADVANCE, "The case is ready"), MIA);
    }

    /** Whether it brings value: decided, neither held nor given up. */
    boolean isAlive(DemoMeasure measure) {
        var now = measures.get(measure.key());
        return now.decided() && now.condition() == Condition.ACTIVE;
    }

    /** Whether its owner still forecasts. */
    boolean isPromise(DemoMeasure measure) {
        return measures.get(measure.key()).promises();
    }

    private void advance(DemoMeasure measure, String reason, String... deciders) {
        agree(GateRequest.of(GateDecision.ADVANCE, reason), measure, deciders);
    }

    private void agree(GateRequest request, DemoMeasure measure, String... deciders) {
        var passage = gates.ask(measure.key(), request, MIA).passage();
        for (var decider : deciders) {
            tasks.decide(decider, passage, "Task_DecideOnGate", Map.of("decision", "approve", "reason", ""));
        }
    }
}
