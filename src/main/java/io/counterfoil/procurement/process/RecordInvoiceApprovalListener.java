package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.RequisitionApproval.APPROVER_GROUP;
import static io.counterfoil.procurement.process.RequisitionApproval.DECISION;

import io.counterfoil.procurement.review.InvoiceApprovals;
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
        approvals.decide(
                task.getExecution().getProcessBusinessKey(),
                APPROVER_GROUP.from(task),
                task.getAssignee(),
                FormInput.choice(task, DECISION.name(), "approve", "refuse"),
                FormInput.text(task, "reason"));
    }
}
