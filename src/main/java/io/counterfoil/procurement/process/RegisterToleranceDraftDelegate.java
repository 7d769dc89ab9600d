package io.counterfoil.procurement.process;

import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.ProcessStarter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Register tolerance draft". */
@Component("registerToleranceDraft")
class RegisterToleranceDraftDelegate implements JavaDelegate {
    private final ToleranceChanges changes;
    private final JsonVariable json;

    RegisterToleranceDraftDelegate(ToleranceChanges changes, JsonVariable json) {
        this.changes = changes;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var draft = changes.register(ToleranceDraftInput.read(execution, json), ProcessStarter.of(execution));
        execution.setProcessBusinessKey(draft.businessKey());
        ToleranceDraftInput.forget(execution);
    }
}
