package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.RequisitionApproval.DECISION;

import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import io.counterfoil.procurement.requisition.Requisitions;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.JsonVariable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what the requester corrected in the user task "Correct requisition", or withdraws the requisition. */
@Component("recordCorrection")
class RecordCorrectionListener implements TaskListener {
    private final Requisitions requisitions;
    private final RequisitionIntake intake;
    private final RequisitionDecisions decisions;
    private final JsonVariable json;

    RecordCorrectionListener(
            Requisitions requisitions, RequisitionIntake intake, RequisitionDecisions decisions, JsonVariable json) {
        this.requisitions = requisitions;
        this.intake = intake;
        this.decisions = decisions;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = task.getExecution().getProcessBusinessKey();
        if (FormInput.choice(task, DECISION.name(), "resubmit", "withdraw")) {
            var before = requisitions.findById(number).orElseThrow();
            intake.revise(number, RequisitionInput.read(task, json, before), task.getAssignee());
        } else {
            decisions.withdraw(number, task.getAssignee());
        }
        RequisitionInput.forget(task.getExecution());
    }
}
