package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.RequisitionApproval.BUDGET_AVAILABLE;

import io.counterfoil.procurement.review.InvoiceApprovals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Check invoice budget". */
@Component("checkInvoiceBudget")
class CheckInvoiceBudgetDelegate implements JavaDelegate {
    private final InvoiceApprovals approvals;

    CheckInvoiceBudgetDelegate(InvoiceApprovals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var budget = approvals.checkBudget(execution.getProcessBusinessKey());
        BUDGET_AVAILABLE.set(execution, budget.available());
        ApprovalProcess.show(execution, budget.facts());
    }
}
