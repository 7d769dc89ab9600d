package io.counterfoil.procurement.process;

import io.counterfoil.procurement.receipt.OwedCreditNotes;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records what was done in the user task "Claim credit note". */
@Component("recordClaim")
class RecordClaimListener implements TaskListener {
    private final OwedCreditNotes creditNotes;

    RecordClaimListener(OwedCreditNotes creditNotes) {
        this.creditNotes = creditNotes;
    }

    @Override
    public void notify(DelegateTask task) {
        creditNotes.claim(
                task.getExecution().getProcessBusinessKey(), task.getAssignee(), FormInput.text(task, "reason"));
    }
}
