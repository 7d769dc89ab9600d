package io.counterfoil.portal;

import io.counterfoil.governance.actual.EnteredActual;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.gate.GateVote;
import io.counterfoil.governance.measure.Dependency;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.PlanVersion;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GuardResult;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Milestone;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.governance.structure.SteeringCommittee;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.period.ReportingPeriod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a measure at this moment.
 *
 * @param path from the organization to the measure package
 * @param committee null while none is named
 * @param months of the plan's horizon; empty while nothing is planned
 * @param actuals effects and costs, in the order they came
 * @param guards what the gate ahead asks for; empty where there is none
 * @param current the period that people report on now
 * @param confirmed whether the owner has confirmed the forecast in it
 * @param lastClosed null while no period is closed
 */
public record MeasureFile(
        Measure measure,
        List<StructureNode> path,
        @Nullable SteeringCommittee committee,
        StatusPair status,
        List<Month> months,
        List<EnteredActual> actuals,
        List<PlanVersion> versions,
        List<Step> milestones,
        List<Risk> risks,
        List<Dependency> dependencies,
        List<Asked> questions,
        List<GuardResult> guards,
        YearMonth current,
        boolean confirmed,
        @Nullable ReportingPeriod lastClosed) {

    /**
     * @param expected what counts for it by now: validated if closed, else the forecast
     * @param forecast null if none was stated
     * @param actual as corrected; null in a month that nothing has come in
     * @param validated null if no controller did
     */
    public record Month(
            YearMonth period,
            boolean closed,
            BigDecimal plan,
            BigDecimal original,
            BigDecimal expected,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal validated) {}

    /** @param evidence where the proof lies; empty while there is none */
    public record Step(Milestone milestone, String evidence) {}

    /** What was asked of a gate, and what people said. */
    public record Asked(GateQuestion question, List<GateVote> votes) {}

    public boolean isActive() {
        return measure.condition() == Condition.ACTIVE;
    }

    /** The question that waits for its deciders. */
    public Optional<Asked> open() {
        return questions.stream()
                .filter(asked -> asked.question().outcome() == null)
                .reduce((earlier, later) -> later);
    }

    /** What the gate ahead still misses. */
    public List<GuardResult> missing() {
        return guards.stream().filter(guard -> !guard.met()).toList();
    }

    /** Whether its owner has a forecast to confirm. */
    public boolean awaitsConfirmation() {
        return isActive() && !confirmed && measure.decided() && measure.stage() != Stage.D5;
    }

    public BigDecimal sumOfActuals() {
        return actuals.stream()
                .filter(entry -> entry.kind().isEffect())
                .map(EnteredActual::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
