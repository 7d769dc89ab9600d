package io.counterfoil.governance.gate;

import io.counterfoil.governance.gate.GateQuestion.Outcome;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Passage;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a gate's decision. Nothing else changes where a measure stands. */
@Service
@Transactional
public class GateConclusions {
    private final Measures measures;
    private final Plans plans;
    private final Forecasts forecasts;
    private final GateRules rules;
    private final StandingVotes votes;
    private final PassageRows rows;
    private final GateTrail trail;

    GateConclusions(
            Measures measures,
            Plans plans,
            Forecasts forecasts,
            GateRules rules,
            StandingVotes votes,
            PassageRows rows,
            GateTrail trail) {
        this.measures = measures;
        this.plans = plans;
        this.forecasts = forecasts;
        this.rules = rules;
        this.votes = votes;
        this.rows = rows;
        this.trail = trail;
    }

    /**
     * Does what was agreed, unless it is no longer possible by now, or whoever agreed may no longer; or notes that it was
     * not agreed. A question that was withdrawn meanwhile stays so.
     *
     * @return whether the measure is held now, so that the passage goes on with its review
     */
    public boolean conclude(String passage, boolean agreed) {
        var question = rows.get(passage);
        var measure = measures.lock(question.measure());
        if (question.outcome() == null) {
            conclude(question, measure, agreed);
        }
        var held = measures.get(question.measure()).condition() == Condition.ON_HOLD;
        if (!held) {
            rows.settle(passage);
        }
        return held;
    }

    /**
     * Asks what shall become of a held measure. Who says it does not decide on it.
     *
     * @throws BusinessRuleViolation {@code GATE_IMPOSSIBLE}
     * @throws Conflict {@code GATE_DECIDER_MISSING}
     */
    public void review(String passage, GateRequest request, String person) {
        new InputCheck()
                .text("reason", request.reason(), GateTrail.LONGEST_REASON)
                .done();
        var measure = measures.lock(rows.get(passage).measure());
        rules.requirePossible(measure, request);
        rules.requireDeciders(measure, request, person);
        rows.ask(passage, measure.stage(), request, person);
        trail.record(rows.get(passage), person, "GATE_ASKED", request.reason());
    }

    /** The review date has passed and nobody said what shall become of the measure. */
    public void escalate(String passage) {
        trail.record(rows.get(passage), AuditFact.SYSTEM, "HOLD_OVERDUE", "the review date has passed");
    }

    private void conclude(GateQuestion question, Measure measure, boolean agreed) {
        if (!agreed) {
            trail.end(question, Outcome.REFUSED, refusal(question));
            return;
        }
        var lost = votes.lost(measure, question);
        var passage = rules.agreed(measure, question.request());
        if (lost.isPresent()) {
            trail.end(question, Outcome.VOID, lost.get());
        } else if (passage instanceof Passage.Passed passed) {
            apply(question, passed);
        } else if (passage instanceof Passage.Refused refused) {
            trail.end(question, Outcome.VOID, refused.words());
        }
    }

    private void apply(GateQuestion question, Passage.Passed passed) {
        var request = question.request();
        if (freezes(request, passed.to().stage())) {
            var version =
                    plans.freeze(question.measure(), AuditFact.SYSTEM, question.passage() + ": " + question.reason());
            forecasts.begin(question.measure(), version);
        }
        rows.place(question.measure(), passed.to(), request, null);
        trail.end(
                question,
                Outcome.DECIDED,
                "agreed by " + votes(question).map(GateVote::who).collect(Collectors.joining(", ")));
    }

    private static boolean freezes(GateRequest request, Stage to) {
        return request.decision() == GateDecision.REBASELINE
                || (request.decision() == GateDecision.ADVANCE && to == Stage.D3);
    }

    private Stream<GateVote> votes(GateQuestion question) {
        return rows.votes(question.passage(), question.round()).stream();
    }

    private String refusal(GateQuestion question) {
        var against = votes(question)
                .filter(vote -> !vote.agreed())
                .map(vote -> vote.who() + ": " + vote.reason())
                .collect(Collectors.joining("; "));
        return against.isEmpty() ? "not decided in time" : against;
    }
}
