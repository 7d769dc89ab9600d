package io.counterfoil.procurement.process;

import io.counterfoil.procurement.settlement.InvoiceSettlement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Schedule payment". */
@Component("schedulePayment")
class SchedulePaymentDelegate implements JavaDelegate {
    private final InvoiceSettlement settlement;

    SchedulePaymentDelegate(InvoiceSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settlement.schedulePayment(execution.getProcessBusinessKey());
    }
}
