package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.InvoiceApprovals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Confirm invoice approval". */
@Component("confirmInvoiceApproval")
class ConfirmInvoiceApprovalDelegate implements JavaDelegate {
    private final InvoiceApprovals approvals;

    ConfirmInvoiceApprovalDelegate(InvoiceApprovals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        approvals.confirm(execution.getProcessBusinessKey());
    }
}
