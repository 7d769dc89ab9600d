package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.GateState;
import io.counterfoil.governance.stage.GuardResult;
import io.counterfoil.governance.stage.Passage;
import io.counterfoil.governance.stage.Readiness;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.stage.StageRule;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings a measure as it is to the rules of stages, and the tables to both. */
@Component
class GateRules {
    private final GateTable table;
    private final GateFacts facts;
    private final GateSize size;
    private final EligibleDeciders deciders;
    private final Plans plans;
    private final Clock clock;

    GateRules(GateTable table, GateFacts facts, GateSize size, EligibleDeciders deciders, Plans plans, Clock clock) {
        this.table = table;
        this.facts = facts;
        this.size = size;
        this.deciders = deciders;
        this.plans = plans;
        this.clock = clock;
    }

    /** What the gate ahead asks for, met or not; empty for a closed measure. */
    List<GuardResult> guards(Measure measure) {
        return measure.stage()
                .gateAhead()
                .map(gate -> new Readiness(table.guards()).at(gate, facts.of(measure)))
                .orElse(List.of());
    }

    DeciderQuestion deciderQuestion(Measure measure, GateRequest request) {
        return new DeciderQuestion(request.decision(), measure.stage(), measure.holdsInARow(), size.runRate(measure));
    }

    /** @throws BusinessRuleViolation {@code GATE_IMPOSSIBLE} */
    void requirePossible(Measure measure, GateRequest request) {
        if (passage(measure, request) instanceof Passage.Refused refused) {
            throw new BusinessRuleViolation("GATE_IMPOSSIBLE", measure.measure() + ": " + refused.words());
        }
    }

    /** @throws BusinessRuleViolation {@code GATE_NOT_READY} naming all that is missing */
    void requireReady(Measure measure, GateDecision decision) {
        notReady(measure, decision).ifPresent(words -> {
            throw new BusinessRuleViolation(
                    "GATE_NOT_READY", measure.measure() + " is not ready for its gate. " + words);
        });
    }

    /**
     * Before anybody is asked it must be clear that everybody is there.
     *
     * @param asker who is none of them
     * @throws Conflict {@code GATE_DECIDER_MISSING}
     */
    void requireDeciders(Measure measure, GateRequest request, String asker) {
        rows(measure, request).forEach(row -> deciders.of(measure, row, asker));
    }

    /** Where nobody decides, nothing is decided: a measure is closed by its controller, not by a gate like the others. */
    private static Passage.Refused undecidable(Measure measure, GateRequest request) {
        return new Passage.Refused(
                Passage.Obstacle.DECIDER_MISSING,
                "Nobody decides at " + measure.stage().words() + " to " + GateTrail.words(request.decision())
                        + (measure.stage() == Stage.D4 ? "; ask its controllers for the closure instead." : "."));
    }

    /** Where what was agreed leads, or why it no longer can be done. */
    Passage agreed(Measure measure, GateRequest request) {
        return notReady(measure, request.decision())
                .<Passage>map(words -> new Passage.Refused(Passage.Obstacle.NOT_READY, words))
                .orElseGet(() -> passage(measure, request));
    }

    /** The steering committee decides where the table names it. */
    private Passage passage(Measure measure, GateRequest request) {
        var deciderRows = rows(measure, request);
        if (deciderRows.isEmpty()) {
            return undecidable(measure, request);
        }
        var steered = deciderRows.stream().anyMatch(row -> row.capacity() == Capacity.STEERING);
        var state = new GateState(measure.stage(), measure.condition(), measure.holdsInARow());
        return new StageRule(table.limits())
                .pass(state, steered ? request.asSteering() : request, LocalDate.now(clock));
    }

    /** Who must agree. */
    List<DeciderRow> rows(Measure measure, GateRequest request) {
        return table.deciders(deciderQuestion(measure, request));
    }

    /** What is missing, in words. */
    Optional<String> notReady(Measure measure, GateDecision decision) {
        return switch (decision) {
            case ADVANCE ->
                Optional.of(guards(measure).stream()
                                .filter(guard -> !guard.met())
                                .map(GuardResult::words)
                                .collect(Collectors.joining(" ")))
                        .filter(missing -> !missing.isEmpty());
            case REBASELINE -> noNewPlan(measure);
            default -> Optional.empty();
        };
    }

    /** A new baseline is confirmed like the first one. */
    private Optional<String> noNewPlan(Measure measure) {
        if (!plans.draftDiffers(measure.measure())) {
            return Optional.of("There is no draft that differs from its baseline; draft the new plan first.");
        }
        return plans.isConfirmed(measure)
                ? Optional.empty()
                : Optional.of("Size and timing of the new plan are not confirmed (from its controller).");
    }
}
