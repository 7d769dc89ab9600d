package io.counterfoil.governance.process;

import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.workflow.FormInput;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/** What the forms of gates send. */
final class GateForm {
    private GateForm() {}

    /** What a decider would have decided instead; empty for a plain yes or no. */
    static Optional<GateRequest> proposal(DelegateTask task, String decision) {
        return switch (decision) {
            case "return" -> Optional.of(request(task, GateDecision.RETURN));
            case "hold" -> Optional.of(request(task, GateDecision.HOLD));
            case "cancel" -> Optional.of(request(task, GateDecision.CANCEL));
            default -> Optional.empty();
        };
    }

    /** A request with what this decision needs; what it needs and lacks the rules of stages will say. */
    static GateRequest request(DelegateTask task, GateDecision decision) {
        return new GateRequest(
                decision,
                FormInput.text(task, "reason"),
                false,
                decision == GateDecision.RETURN ? stage(task) : null,
                decision == GateDecision.HOLD ? FormInput.date(task, "reviewOn") : null,
                decision == GateDecision.CANCEL ? FormInput.numberIfAny(task, "sunkCost") : null,
                null);
    }

    private static @Nullable Stage stage(DelegateTask task) {
        return FormInput.text(task, "returnTo").isEmpty() ? null : FormInput.choice(task, "returnTo", Stage.class);
    }
}
