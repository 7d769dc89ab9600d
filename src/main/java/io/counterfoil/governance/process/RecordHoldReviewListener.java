package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateConclusions;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.FormInput;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records what shall become of a measure, at the user task "Review held measure". */
@Component("recordHoldReview")
class RecordHoldReviewListener implements TaskListener {
    private final GateConclusions conclusions;

    RecordHoldReviewListener(GateConclusions conclusions) {
        this.conclusions = conclusions;
    }

    @Override
    public void notify(DelegateTask task) {
        var chosen = FormInput.choice(task, "decision", List.of("resume", "hold", "cancel"));
        var decision = GateDecision.valueOf(chosen.toUpperCase(Locale.ROOT));
        conclusions.review(
                task.getExecution().getProcessBusinessKey(), GateForm.request(task, decision), task.getAssignee());
        EnteredValues.forgetEarlier(task);
    }
}
