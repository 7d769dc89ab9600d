package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.RequisitionApproval.BUDGET_AVAILABLE;
import static io.counterfoil.procurement.process.RequisitionApproval.NET_AMOUNT;
import static io.counterfoil.procurement.process.RequisitionApproval.REQUESTER;

import io.counterfoil.procurement.budget.Budgets;
import io.counterfoil.procurement.requisition.Requisitions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Check budget". */
@Component("checkBudget")
class CheckBudgetDelegate implements JavaDelegate {
    private final Requisitions requisitions;
    private final Budgets budgets;

    CheckBudgetDelegate(Requisitions requisitions, Budgets budgets) {
        this.requisitions = requisitions;
        this.budgets = budgets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var requisition =
                requisitions.findById(execution.getProcessBusinessKey()).orElseThrow();
        REQUESTER.set(execution, requisition.requester());
        NET_AMOUNT.set(execution, requisition.budgetAmount().toPlainString());
        BUDGET_AVAILABLE.set(execution, budgets.cover(requisition));
    }
}
