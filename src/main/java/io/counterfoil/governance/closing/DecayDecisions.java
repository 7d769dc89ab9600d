package io.counterfoil.governance.closing;

import io.counterfoil.governance.gate.Capacity;
import io.counterfoil.governance.gate.GateVote;
import io.counterfoil.governance.gate.OwnPassages;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureControllers;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a controller says about value that went away. Nothing else re-opens a closed measure. */
@Service
@Transactional
public class DecayDecisions {
    private static final int LONGEST_REASON = 2000;

    private final Measures measures;
    private final MeasureControllers controllers;
    private final DecayRows rows;
    private final OwnPassages passages;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecayDecisions(
            Measures measures,
            MeasureControllers controllers,
            DecayRows rows,
            OwnPassages passages,
            SegregationOfDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.controllers = controllers;
        this.rows = rows;
        this.passages = passages;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /** @throws io.counterfoil.kernel.NotFound {@code DECAY_UNKNOWN} */
    @Transactional(readOnly = true)
    public DecayEvent get(String event) {
        return rows.get(event);
    }

    /**
     * Accepts the loss or re-opens the measure to D4, as a passage of its own in the history of its gates.
     *
     * @param reason why; always needed
     * @param actingFor login of the absent controller; null otherwise
     * @throws Conflict {@code DECAY_DECIDED}
     * @throws Forbidden {@code NOT_A_CONTROLLER}, {@code SEGREGATION_OF_DUTIES}
     */
    public void decide(String key, DecayDecision decision, String reason, String person, @Nullable String actingFor) {
        new InputCheck().text("reason", reason, LONGEST_REASON).done();
        var measure = measures.lock(rows.get(key).measure());
        if (rows.get(key).decision() != null) {
            throw new Conflict(
                    "DECAY_DECIDED",
                    key + " was decided already: " + rows.get(key).decision());
        }
        requireController(measure, person);
        if (actingFor == null) {
            duties.perform(key, Plans.CONTROL_MEASURE, person);
        } else {
            duties.performFor(key, Plans.CONTROL_MEASURE, person, actingFor);
        }
        rows.decide(key, decision, reason, person, actingFor, clock.instant());
        events.publishEvent(new AuditFact(
                key,
                person,
                decision == DecayDecision.REOPENED ? "DECAY_REOPENED" : "DECAY_ACCEPTED",
                reason,
                Map.of("measure", measure.measure())));
        if (decision == DecayDecision.REOPENED) {
            reopen(measure, key, reason, person, actingFor);
        }
    }

    private void reopen(Measure measure, String event, String reason, String person, @Nullable String actingFor) {
        var question = passages.open("R", measure, GateRequest.reopen(event, event + ": " + reason), person);
        passages.say(
                question.passage(),
                new GateVote(Capacity.CONTROLLER, person, true, reason, actingFor, clock.instant()));
        passages.decide(question, measure, null, "re-opened by " + person + " because of " + event);
    }

    private void requireController(Measure measure, String person) {
        if (!controllers.of(measure).contains(person)
                && !controllers.ofEntity(measure).contains(person)) {
            throw new Forbidden(
                    "NOT_A_CONTROLLER",
                    person + " is not a controller of " + measure.measure() + " or its legal entity "
                            + measure.profile().legalEntity());
        }
    }
}
