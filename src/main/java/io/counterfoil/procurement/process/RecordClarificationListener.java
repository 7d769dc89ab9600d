package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.InvoiceDecisions;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Clarify invoice". */
@Component("recordClarification")
class RecordClarificationListener implements TaskListener {
    private final InvoiceDecisions decisions;

    RecordClarificationListener(InvoiceDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.clarify(
                task.getExecution().getProcessBusinessKey(),
                task.getAssignee(),
                FormInput.choice(task, "decision", "match", "reject"),
                FormInput.text(task, "orderNumber"),
                FormInput.text(task, "reason"));
    }
}
