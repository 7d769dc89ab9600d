package io.counterfoil.procurement.process;

import io.counterfoil.procurement.settlement.InvoiceSettlement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Post invoice". */
@Component("postInvoice")
class PostInvoiceDelegate implements JavaDelegate {
    private final InvoiceSettlement settlement;

    PostInvoiceDelegate(InvoiceSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settlement.post(execution.getProcessBusinessKey());
    }
}
