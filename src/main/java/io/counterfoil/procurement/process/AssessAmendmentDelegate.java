package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.RequisitionApproval.NET_AMOUNT;

import io.counterfoil.procurement.amendment.OrderAmendments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Assess amendment". */
@Component("assessAmendment")
class AssessAmendmentDelegate implements JavaDelegate {
    private final OrderAmendments amendments;

    AssessAmendmentDelegate(OrderAmendments amendments) {
        this.amendments = amendments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var amendment = amendments.findById(execution.getProcessBusinessKey()).orElseThrow();
        NET_AMOUNT.set(execution, amendment.budgetAfter().toPlainString());
    }
}
