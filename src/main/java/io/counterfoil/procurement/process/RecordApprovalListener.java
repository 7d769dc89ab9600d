package io.counterfoil.procurement.process;

import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.workflow.EnteredValues;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Approve requisition". */
@Component("recordApproval")
class RecordApprovalListener implements TaskListener {
    private final RequisitionDecisions decisions;

    RecordApprovalListener(RequisitionDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.decide(task.getExecution().getProcessBusinessKey(), AskedApprover.decisionAt(task));
        // Others may be asked at the same time: nobody inherits what this person entered.
        EnteredValues.forgetEarlier(task);
    }
}
