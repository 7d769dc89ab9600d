package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.InvoiceDecisions;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Return invoice to supplier". */
@Component("recordReturn")
class RecordReturnListener implements TaskListener {
    private final InvoiceDecisions decisions;

    RecordReturnListener(InvoiceDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.noteReturn(
                task.getExecution().getProcessBusinessKey(), task.getAssignee(), FormInput.text(task, "reason"));
    }
}
