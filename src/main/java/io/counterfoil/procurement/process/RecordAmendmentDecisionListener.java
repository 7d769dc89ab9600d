package io.counterfoil.procurement.process;

import io.counterfoil.procurement.amendment.AmendmentDecisions;
import io.counterfoil.workflow.EnteredValues;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Approve amendment". */
@Component("recordAmendmentDecision")
class RecordAmendmentDecisionListener implements TaskListener {
    private final AmendmentDecisions decisions;

    RecordAmendmentDecisionListener(AmendmentDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.decide(task.getExecution().getProcessBusinessKey(), AskedApprover.decisionAt(task));
        // Others may be asked at the same time: nobody inherits what this person entered.
        EnteredValues.forgetEarlier(task);
    }
}
