package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.RequisitionApproval.APPROVER_GROUP;
import static io.counterfoil.procurement.process.RequisitionApproval.DECISION;

import io.counterfoil.procurement.amendment.AmendmentDecisions;
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
        decisions.decide(
                task.getExecution().getProcessBusinessKey(),
                APPROVER_GROUP.from(task),
                task.getAssignee(),
                FormInput.choice(task, DECISION.name(), "approve", "refuse"),
                FormInput.text(task, "reason"));
    }
}
