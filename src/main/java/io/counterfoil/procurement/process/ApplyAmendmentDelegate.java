package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.OrderAmendmentApproval.APPLIED;

import io.counterfoil.procurement.amendment.AmendmentApplication;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Apply amendment". */
@Component("applyAmendment")
class ApplyAmendmentDelegate implements JavaDelegate {
    private final AmendmentApplication application;

    ApplyAmendmentDelegate(AmendmentApplication application) {
        this.application = application;
    }

    @Override
    public void execute(DelegateExecution execution) {
        APPLIED.set(execution, application.apply(execution.getProcessBusinessKey()));
    }
}
