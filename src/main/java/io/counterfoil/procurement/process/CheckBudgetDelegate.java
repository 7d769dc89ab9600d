package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.RequisitionApproval.BUDGET_AVAILABLE;
import static io.counterfoil.procurement.process.RequisitionApproval.REQUESTER;

import io.counterfoil.procurement.budget.Budgets;
import io.counterfoil.procurement.requisition.Requisitions;
import io.counterfoil.procurement.requisition.SpendAssessment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Check budget". */
@Component("checkBudget")
class CheckBudgetDelegate implements JavaDelegate {
    private final Requisitions requisitions;
    private final Budgets budgets;
    private final SpendAssessment spend;
    private final ApprovalMatrixTable matrix;

    CheckBudgetDelegate(Requisitions requisitions, Budgets budgets, SpendAssessment spend, ApprovalMatrixTable matrix) {
        this.requisitions = requisitions;
        this.budgets = budgets;
        this.spend = spend;
        this.matrix = matrix;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var requisition =
                requisitions.findById(execution.getProcessBusinessKey()).orElseThrow();
        REQUESTER.set(execution, requisition.requester());
        var facts = spend.of(requisition);
        ApprovalProcess.show(execution, facts);
        BUDGET_AVAILABLE.set(execution, budgets.cover(requisition));
        if (facts.isAggregated() && !matrix.rows(facts).equals(matrix.rows(facts.alone()))) {
            spend.suspectSplitting(requisition, facts.base());
        }
    }
}
