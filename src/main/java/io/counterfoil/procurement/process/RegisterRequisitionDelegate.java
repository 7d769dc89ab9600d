package io.counterfoil.procurement.process;

import io.counterfoil.procurement.requisition.RequisitionIntake;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.ProcessStarter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Register requisition". */
@Component("registerRequisition")
class RegisterRequisitionDelegate implements JavaDelegate {
    private final RequisitionIntake intake;
    private final JsonVariable json;

    RegisterRequisitionDelegate(RequisitionIntake intake, JsonVariable json) {
        this.intake = intake;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var requisition = intake.register(RequisitionInput.read(execution, json), ProcessStarter.of(execution));
        execution.setProcessBusinessKey(requisition.requisitionNumber());
        RequisitionInput.forget(execution);
    }
}
