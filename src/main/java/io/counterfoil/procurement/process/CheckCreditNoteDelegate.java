package io.counterfoil.procurement.process;

import io.counterfoil.procurement.receipt.OwedCreditNotes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Check credit note". */
@Component("checkCreditNote")
class CheckCreditNoteDelegate implements JavaDelegate {
    private final OwedCreditNotes creditNotes;

    CheckCreditNoteDelegate(OwedCreditNotes creditNotes) {
        this.creditNotes = creditNotes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MovementInput.CREDIT_NOTE_OWED.set(execution, creditNotes.isOwed(execution.getProcessBusinessKey()));
    }
}
