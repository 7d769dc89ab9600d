package io.counterfoil.procurement.process;

import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Approve tolerance change"; an approved set acts from then on. */
@Component("recordToleranceDecision")
class RecordToleranceDecisionListener implements TaskListener {
    private final ToleranceChanges changes;

    RecordToleranceDecisionListener(ToleranceChanges changes) {
        this.changes = changes;
    }

    @Override
    public void notify(DelegateTask task) {
        changes.decide(
                task.getExecution().getProcessBusinessKey(),
                task.getAssignee(),
                FormInput.choice(task, "decision", "approve", "refuse"),
                FormInput.text(task, "reason"));
    }
}
