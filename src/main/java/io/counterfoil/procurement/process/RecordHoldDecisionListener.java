package io.counterfoil.procurement.process;

import io.counterfoil.procurement.InvoiceDecisions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Review match exception". */
@Component("recordHoldDecision")
class RecordHoldDecisionListener implements TaskListener {
    private final InvoiceDecisions decisions;

    RecordHoldDecisionListener(InvoiceDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.decideHold(
                task.getExecution().getProcessBusinessKey(),
                MatchInvoiceDelegate.HOLD_OWNER.from(task),
                task.getAssignee(),
                FormInput.choice(task, "decision", "release", "reject"),
                FormInput.text(task, "reason"));
    }
}
