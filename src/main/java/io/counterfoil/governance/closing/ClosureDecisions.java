package io.counterfoil.governance.closing;

import io.counterfoil.governance.closure.ClosureReview;
import io.counterfoil.governance.closure.ClosureReview.Outcome;
import io.counterfoil.governance.gate.Capacity;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.gate.GateVote;
import io.counterfoil.governance.gate.OwnPassages;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a controller says about a closure, and what follows. */
@Service
@Transactional
public class ClosureDecisions {
    private final Measures measures;
    private final ClosureEvidence evidence;
    private final ClosureRows rows;
    private final OwnPassages passages;
    private final SegregationOfDuties duties;
    private final Clock clock;

    ClosureDecisions(
            Measures measures,
            ClosureEvidence evidence,
            ClosureRows rows,
            OwnPassages passages,
            SegregationOfDuties duties,
            Clock clock) {
        this.measures = measures;
        this.evidence = evidence;
        this.rows = rows;
        this.passages = passages;
        this.duties = duties;
        this.clock = clock;
    }

    /**
     * Records the decision with the evidence as it is at this moment. Nothing follows before {@link #conclude}.
     *
     * @throws BusinessRuleViolation {@code CLOSURE_NOT_READY}, {@code GATE_NOT_READY} naming what is missing
     * @throws Conflict {@code CLOSURE_DECIDED}
     * @throws Forbidden {@code SEGREGATION_OF_DUTIES}, {@code NOT_A_CONTROLLER}
     */
    public void decide(String passage, ClosureInput entered) {
        var question = passages.question(passage);
        var measure = measures.lock(question.measure());
        entered.check(measure);
        requireUndecided(passage);
        requireController(measure, entered.person());
        perform(passage, entered);
        var review = evidence.review(measure, entered.person());
        requireReady(question, measure, entered.decision(), review);
        var answer = answer(passage, entered, measure, review);
        rows.insert(answer, review);
        passages.say(
                passage,
                new GateVote(
                        Capacity.CONTROLLER,
                        answer.decidedBy(),
                        answer.decision() != ClosureDecision.REJECT,
                        answer.reason(),
                        answer.actingFor(),
                        answer.decidedAt()));
    }

    /**
     * Closes the measure, or leaves it at D4; also if the question was withdrawn.
     *
     * @param committeeAgreed whether a deviation was agreed to; of no matter otherwise
     */
    public void conclude(String passage, boolean committeeAgreed) {
        var question = passages.question(passage);
        var measure = measures.lock(question.measure());
        if (question.outcome() == GateQuestion.Outcome.WITHDRAWN) {
            passages.settle(question);
            return;
        }
        var answer = rows.find(passage).orElseThrow();
        switch (answer.decision()) {
            case REJECT -> passages.end(question, GateQuestion.Outcome.REFUSED, answer.who() + ": " + answer.reason());
            case CONFIRM -> close(question, measure, answer, "confirmed by " + answer.who());
            case CONFIRM_WITH_DEVIATION -> {
                if (committeeAgreed) {
                    closeRestated(question, measure, answer);
                } else {
                    passages.end(
                            question,
                            GateQuestion.Outcome.REFUSED,
                            "the steering committee does not agree to the value restated by " + answer.who());
                }
            }
        }
    }

    /** The committee took its time: what the controller had seen must still hold, but for the value they restated. */
    private void closeRestated(GateQuestion question, Measure measure, ClosureAnswer answer) {
        var review = evidence.review(measure, answer.decidedBy());
        if (review.outcome() == Outcome.NOT_YET) {
            passages.end(question, GateQuestion.Outcome.VOID, String.join(" ", review.missing()));
        } else {
            close(
                    question,
                    measure,
                    answer,
                    "restated by " + answer.who() + ", agreed by the steering committee: " + answer.reason());
        }
    }

    private void close(GateQuestion question, Measure measure, ClosureAnswer answer, String words) {
        passages.decide(question, measure, answer.runRate(), words);
    }

    private ClosureAnswer answer(String passage, ClosureInput entered, Measure measure, ClosureReview review) {
        var periods = review.periods();
        var value = switch (entered.decision()) {
            case CONFIRM -> ClosedValue.of(measure, review);
            case CONFIRM_WITH_DEVIATION -> entered.restated();
            case REJECT -> null;
        };
        return new ClosureAnswer(
                passage,
                entered.decision(),
                value,
                periods.isEmpty() ? null : periods.get(periods.size() - 1),
                entered.reason(),
                entered.person(),
                entered.actingFor(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void requireUndecided(String passage) {
        rows.find(passage).ifPresent(answer -> {
            throw new Conflict(
                    "CLOSURE_DECIDED", passage + " was decided already: " + answer.decision() + " by " + answer.who());
        });
    }

    /**
     * Whether somebody may decide on a closure, for themselves or for somebody absent.
     *
     * @throws Forbidden {@code NOT_A_CONTROLLER}
     */
    @Transactional(readOnly = true)
    public void requireMayDecide(String passage, String person) {
        requireController(measures.get(passages.question(passage).measure()), person);
    }

    /** A substitute too: nobody else knows the books of the entity. */
    private void requireController(Measure measure, String person) {
        if (!evidence.isControllerOfEntity(measure, person)) {
            throw new Forbidden(
                    "NOT_A_CONTROLLER",
                    person + " is not a controller of legal entity "
                            + measure.profile().legalEntity() + " and so does not decide on the closure of "
                            + measure.measure());
        }
    }

    private void perform(String passage, ClosureInput entered) {
        var absent = entered.actingFor();
        if (absent == null) {
            duties.perform(passage, MeasureClosures.CLOSE_MEASURE, entered.person());
        } else {
            duties.performFor(passage, MeasureClosures.CLOSE_MEASURE, entered.person(), absent);
        }
    }

    private void requireReady(GateQuestion question, Measure measure, ClosureDecision decision, ClosureReview review) {
        var outcome = review.outcome();
        var ready = switch (decision) {
            case CONFIRM -> outcome == Outcome.CONFIRMABLE;
            case CONFIRM_WITH_DEVIATION -> outcome != Outcome.NOT_YET;
            case REJECT -> true;
        };
        if (!ready) {
            throw new BusinessRuleViolation(
                    "CLOSURE_NOT_READY",
                    measure.measure() + " cannot be closed "
                            + (decision == ClosureDecision.CONFIRM ? "as it is" : "with a deviation either") + ". "
                            + String.join(" ", review.missing()));
        }
        if (decision != ClosureDecision.REJECT) {
            passages.requireReady(measure, question);
        }
    }
}
