package io.counterfoil.procurement.process;

import io.counterfoil.procurement.order.OrderPlacement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Create purchase order". */
@Component("createPurchaseOrder")
class CreatePurchaseOrderDelegate implements JavaDelegate {
    private final OrderPlacement placement;

    CreatePurchaseOrderDelegate(OrderPlacement placement) {
        this.placement = placement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        placement.place(execution.getProcessBusinessKey());
    }
}
