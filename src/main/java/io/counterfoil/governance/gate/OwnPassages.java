package io.counterfoil.governance.gate;

import io.counterfoil.governance.gate.GateQuestion.Outcome;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.GateState;
import io.counterfoil.governance.stage.Passage;
import io.counterfoil.governance.stage.StageRule;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.workflow.CaseRegister;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passages that another process than MeasureStageGate decides: closure and re-opening. They stand in the same history
 * and wait for each other; the caller holds the measure's lock.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OwnPassages {
    private final GateRules rules;
    private final GateTable table;
    private final PassageRows rows;
    private final GateTrail trail;
    private final CaseRegister cases;
    private final Clock clock;

    OwnPassages(GateRules rules, GateTable table, PassageRows rows, GateTrail trail, CaseRegister cases, Clock clock) {
        this.rules = rules;
        this.table = table;
        this.rows = rows;
        this.trail = trail;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Opens a passage with its only question.
     *
     * @param kind what its key begins with
     * @throws Conflict {@code GATE_OPEN}
     * @throws BusinessRuleViolation {@code GATE_IMPOSSIBLE}, {@code GATE_NOT_READY} naming all that is missing
     */
    public GateQuestion open(String kind, Measure measure, GateRequest request, String person) {
        rows.requireNoneOpen(measure.measure());
        if (pass(measure, request) instanceof Passage.Refused refused) {
            throw new BusinessRuleViolation("GATE_IMPOSSIBLE", measure.measure() + ": " + refused.words());
        }
        rules.requireReady(measure, request.decision());
        var passage = rows.open(kind, measure.measure(), person);
        cases.follow(passage, measure.measure());
        rows.ask(passage, measure.stage(), request, person);
        var question = rows.get(passage);
        trail.record(question, person, "GATE_ASKED", request.reason());
        return question;
    }

    /** @throws BusinessRuleViolation {@code GATE_NOT_READY} naming all that is missing by now */
    public void requireReady(Measure measure, GateQuestion question) {
        rules.requireReady(measure, question.asked());
    }

    /** The newest question of a passage. */
    public GateQuestion question(String passage) {
        return rows.get(passage);
    }

    /** Puts what somebody said into the history; their duty is the caller's affair. */
    public void say(String passage, GateVote vote) {
        var question = rows.get(passage);
        rows.vote(question, vote);
        trail.record(question, vote.voter(), vote.agreed() ? "GATE_AGREED" : "GATE_DISAGREED", vote.reason());
    }

    /**
     * Does what was asked, or notes that it is no longer possible.
     *
     * @param closedRunRate of a year; null unless the measure is closed by it
     */
    public void decide(GateQuestion question, Measure measure, @Nullable BigDecimal closedRunRate, String words) {
        var passage = rules.notReady(measure, question.asked())
                .<Passage>map(missing -> new Passage.Refused(Passage.Obstacle.NOT_READY, missing))
                .orElseGet(() -> pass(measure, withEvent(question)));
        if (passage instanceof Passage.Passed passed) {
            rows.place(measure.measure(), passed.to(), question.request(), closedRunRate);
            end(question, Outcome.DECIDED, words);
        } else if (passage instanceof Passage.Refused refused) {
            end(question, Outcome.VOID, refused.words());
        }
    }

    /** Settles it without change. */
    public void end(GateQuestion question, Outcome outcome, String words) {
        trail.end(question, outcome, words);
        rows.settle(question.passage());
    }

    /** Closes a passage whose question was withdrawn. */
    public void settle(GateQuestion question) {
        rows.settle(question.passage());
    }

    private Passage pass(Measure measure, GateRequest request) {
        var state = new GateState(measure.stage(), measure.condition(), measure.holdsInARow());
        return new StageRule(table.limits()).pass(state, request, LocalDate.now(clock));
    }

    /** The history keeps the event that re-opens in the passage itself. */
    private static GateRequest withEvent(GateQuestion question) {
        var request = question.request();
        return new GateRequest(
                request.decision(),
                request.reason(),
                false,
                request.returnTo(),
                request.reviewOn(),
                request.sunkCost(),
                question.passage());
    }
}
