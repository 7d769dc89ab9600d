package io.counterfoil.procurement.process;

import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.requisition.Requisitions;
import io.counterfoil.procurement.requisition.SpendAssessment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Assess amendment". */
@Component("assessAmendment")
class AssessAmendmentDelegate implements JavaDelegate {
    private final OrderAmendments amendments;
    private final PurchaseOrders orders;
    private final Requisitions requisitions;
    private final SpendAssessment spend;

    AssessAmendmentDelegate(
            OrderAmendments amendments, PurchaseOrders orders, Requisitions requisitions, SpendAssessment spend) {
        this.amendments = amendments;
        this.orders = orders;
        this.requisitions = requisitions;
        this.spend = spend;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var amendment = amendments.findById(execution.getProcessBusinessKey()).orElseThrow();
        var order = orders.findById(amendment.orderNumber()).orElseThrow();
        var requisition = requisitions.findById(order.requisitionNumber()).orElseThrow();
        ApprovalProcess.show(execution, spend.of(requisition, amendment.budgetAfter(), amendment.proposedAt()));
    }
}
