package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.GuardResult;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions to gates: what a measure still needs, asking, and what was ever asked. */
@Service
@Transactional
public class Gates {
    /** Starts the process MeasureStageGate under the passage's key. */
    public static final String REQUESTED = "Message_GateRequested";

    /** Ends the process of a passage whose question was taken back. */
    public static final String WITHDRAWN = "Message_GateQuestionWithdrawn";

    private final Measures measures;
    private final GateRules rules;
    private final EligibleDeciders deciders;
    private final PassageRows rows;
    private final GateTrail trail;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final Processes processes;

    Gates(
            Measures measures,
            GateRules rules,
            EligibleDeciders deciders,
            PassageRows rows,
            GateTrail trail,
            CaseRegister cases,
            SegregationOfDuties duties,
            Processes processes) {
        this.measures = measures;
        this.rules = rules;
        this.deciders = deciders;
        this.rows = rows;
        this.trail = trail;
        this.cases = cases;
        this.duties = duties;
        this.processes = processes;
    }

    /**
     * What the gate ahead asks for, met or not, as of now; empty for a closed measure. Asking a decision table writes its
     * history.
     */
    public List<GuardResult> readiness(String measure) {
        return rules.guards(measures.get(measure));
    }

    /** The newest question of a passage. */
    @Transactional(readOnly = true)
    public Optional<GateQuestion> question(String passage) {
        return rows.newest(passage);
    }

    /** Everything ever asked about a measure, oldest first. */
    @Transactional(readOnly = true)
    public List<GateQuestion> history(String measure) {
        return rows.of(measure);
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<GateVote> votes(GateQuestion question) {
        return rows.votes(question.passage(), question.round());
    }

    /** When a held measure is looked at again, and by whom. */
    @Transactional(readOnly = true)
    public HoldReview review(String passage) {
        var measure = measures.get(rows.get(passage).measure());
        var sponsor = measure.profile().sponsor();
        return new HoldReview(
                measure.profile().owner(),
                sponsor == null ? List.copyOf(deciders.leads(measure)) : List.of(sponsor),
                Objects.requireNonNull(measure.reviewOn()));
    }

    /**
     * Puts a question to the gate. The owner asks to advance or to re-baseline; anything else also the sponsor, the
     * controller or who leads the package or project. Whoever asks does not decide on it.
     *
     * @return the first question of the new passage
     * @throws BusinessRuleViolation {@code GATE_NOT_READY} naming all that is missing, {@code GATE_IMPOSSIBLE}
     * @throws Conflict {@code GATE_OPEN}, {@code GATE_DECIDER_MISSING}
     * @throws Forbidden {@code NOT_PART_OF_MEASURE}
     */
    public GateQuestion ask(String key, GateRequest request, String person) {
        new InputCheck()
                .text("reason", request.reason(), GateTrail.LONGEST_REASON)
                .done();
        var measure = measures.lock(key);
        requireMayAsk(measure, request.decision(), person);
        rows.requireNoneOpen(key);
        rules.requirePossible(measure, request);
        rules.requireReady(measure, request.decision());
        rules.requireDeciders(measure, request, person);
        var passage = rows.open("G", key, person);
        cases.follow(passage, key);
        rows.ask(passage, measure.stage(), request, person);
        if (person.equals(measure.profile().owner())) {
            duties.perform(passage, Measures.OWN_MEASURE, person);
        }
        var question = rows.get(passage);
        trail.record(question, person, "GATE_ASKED", request.reason());
        processes.start(REQUESTED, passage, Map.of());
        return question;
    }

    /**
     * Takes a question back, so that the measure can be changed again; what was said stays on record. A held measure
     * waits for its review again.
     *
     * @return the question as it ended
     * @throws NotFound {@code GATE_PASSAGE_UNKNOWN}
     * @throws Forbidden {@code NOT_THE_ASKER}
     * @throws Conflict {@code GATE_SETTLED}
     */
    public GateQuestion withdraw(String key, String passage, String reason, String person) {
        new InputCheck().text("reason", reason, GateTrail.LONGEST_REASON).done();
        measures.lock(key);
        var question = rows.newest(passage)
                .filter(asked -> asked.measure().equals(key))
                .orElseThrow(() -> new NotFound("GATE_PASSAGE_UNKNOWN", key + " has no gate passage " + passage));
        if (!question.askedBy().equals(person)) {
            throw new Forbidden(
                    "NOT_THE_ASKER", passage + " was asked by " + question.askedBy() + ", who alone takes it back");
        }
        if (question.outcome() != null) {
            throw notOpen(passage);
        }
        trail.withdraw(question, reason);
        if (processes.tell(WITHDRAWN, passage) == 0) {
            throw notOpen(passage);
        }
        return rows.get(passage);
    }

    private static Conflict notOpen(String passage) {
        return new Conflict(
                "GATE_SETTLED", passage + " does not wait for a decision that its asker could still prevent");
    }

    private void requireMayAsk(Measure measure, GateDecision decision, String person) {
        var profile = measure.profile();
        var owner = profile.owner().equals(person);
        var part = owner
                || person.equals(profile.sponsor())
                || person.equals(profile.controller())
                || deciders.leads(measure).contains(person);
        if (!(decision == GateDecision.ADVANCE || decision == GateDecision.REBASELINE ? owner : part)) {
            throw new Forbidden(
                    "NOT_PART_OF_MEASURE",
                    person + " may not ask the gate of " + measure.measure() + " to " + GateTrail.words(decision) + "; "
                            + profile.owner() + " owns it");
        }
    }
}
