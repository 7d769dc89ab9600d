package io.counterfoil.procurement.process;

import io.counterfoil.procurement.amendment.AmendmentDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Confirm amendment". */
@Component("confirmAmendment")
class ConfirmAmendmentDelegate implements JavaDelegate {
    private final AmendmentDecisions decisions;

    ConfirmAmendmentDelegate(AmendmentDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.confirm(execution.getProcessBusinessKey());
    }
}
