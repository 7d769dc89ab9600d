package io.counterfoil.procurement.process;

import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.ProcessStarter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Register amendment". */
@Component("registerAmendment")
class RegisterAmendmentDelegate implements JavaDelegate {
    private final AmendmentIntake intake;
    private final JsonVariable json;

    RegisterAmendmentDelegate(AmendmentIntake intake, JsonVariable json) {
        this.intake = intake;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var amendment = intake.register(AmendmentInput.read(execution, json), ProcessStarter.of(execution));
        execution.setProcessBusinessKey(amendment.amendmentNumber());
        AmendmentInput.forget(execution);
    }
}
