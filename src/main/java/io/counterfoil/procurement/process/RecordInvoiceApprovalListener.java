package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.InvoiceApprovals;
import io.counterfoil.workflow.EnteredValues;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Approve invoice without order". */
@Component("recordInvoiceApproval")
class RecordInvoiceApprovalListener implements TaskListener {
    private final InvoiceApprovals approvals;

    RecordInvoiceApprovalListener(InvoiceApprovals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void notify(DelegateTask task) {
        approvals.decide(task.getExecution().getProcessBusinessKey(), AskedApprover.decisionAt(task));
        // Others may be asked at the same time: nobody inherits what this person entered.
        EnteredValues.forgetEarlier(task);
    }
}
