package io.counterfoil.procurement.process;

import io.counterfoil.procurement.invoice.InvoiceValidation;
import io.counterfoil.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Check invoice rules". */
@Component("checkInvoiceRules")
class CheckInvoiceRulesDelegate implements JavaDelegate {
    private static final ProcessVariable<Boolean> INVOICE_VALID = new ProcessVariable<>("invoiceValid", Boolean.class);

    private final InvoiceValidation validation;

    CheckInvoiceRulesDelegate(InvoiceValidation validation) {
        this.validation = validation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        INVOICE_VALID.set(execution, validation.check(execution.getProcessBusinessKey()));
    }
}
