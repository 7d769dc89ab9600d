package io.counterfoil.governance.closing;

import io.counterfoil.governance.closure.ClosureReview;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.gate.OwnPassages;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.workflow.Processes;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way to D5, and the only one. */
@Service
@Transactional
public class MeasureClosures {
    /** The duty of the controller who decides. */
    public static final String CLOSE_MEASURE = "CLOSE_MEASURE";

    /** Starts the process MeasureClosure under the passage's key. */
    public static final String REQUESTED = "Message_ClosureRequested";

    private static final int LONGEST_REASON = 2000;

    private final Measures measures;
    private final ClosureEvidence evidence;
    private final OwnPassages passages;
    private final SegregationOfDuties duties;
    private final Processes processes;

    MeasureClosures(
            Measures measures,
            ClosureEvidence evidence,
            OwnPassages passages,
            SegregationOfDuties duties,
            Processes processes) {
        this.measures = measures;
        this.evidence = evidence;
        this.passages = passages;
        this.duties = duties;
        this.processes = processes;
    }

    /** Every condition as of now, for the controller who is best placed to confirm. */
    @Transactional(readOnly = true)
    public ClosureReview review(String measure) {
        return evidence.review(measures.get(measure));
    }

    /** Who may decide, as of now. */
    @Transactional(readOnly = true)
    public List<String> closers(String measure) {
        return evidence.closers(measures.get(measure));
    }

    /**
     * The owner asks for the closure. Value that misses may still be confirmed with a deviation; anything else that
     * misses is refused at once.
     *
     * @return the question, which stands in the history of the measure's gates
     * @throws Forbidden {@code NOT_THE_OWNER}
     * @throws BusinessRuleViolation {@code GATE_IMPOSSIBLE}, {@code GATE_NOT_READY} naming all that is missing
     * @throws Conflict {@code GATE_OPEN}, {@code GATE_DECIDER_MISSING}
     */
    public GateQuestion request(String key, String person, String reason) {
        new InputCheck().text("reason", reason, LONGEST_REASON).done();
        var measure = measures.lock(key);
        Measures.requireOwner(measure, person);
        if (measure.stage() != Stage.D4) {
            throw new BusinessRuleViolation(
                    "GATE_IMPOSSIBLE",
                    key + " is at " + measure.stage().words() + ", and only from " + Stage.D4.words()
                            + " a measure is closed");
        }
        var question = passages.open("C", measure, GateRequest.of(GateDecision.ADVANCE, reason), person);
        requireCloser(measure);
        duties.perform(question.passage(), Measures.OWN_MEASURE, person);
        processes.start(REQUESTED, question.passage(), Map.of());
        return question;
    }

    private void requireCloser(Measure measure) {
        if (evidence.closers(measure).isEmpty()) {
            throw new Conflict(
                    "GATE_DECIDER_MISSING",
                    measure.measure() + " needs a controller of legal entity "
                            + measure.profile().legalEntity()
                            + " who is neither its owner nor its sponsor and has neither edited nor validated its"
                            + " actuals; have the CFO name one");
        }
    }
}
