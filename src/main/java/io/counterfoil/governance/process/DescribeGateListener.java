package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateSheets;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Tells a decider what is asked about which measure, why they are asked, and what was checked. */
@Component("describeGate")
class DescribeGateListener implements TaskListener {
    private final GateSheets sheets;
    private final JsonVariable json;

    DescribeGateListener(GateSheets sheets, JsonVariable json) {
        this.sheets = sheets;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var sheet = sheets.of(task.getExecution().getProcessBusinessKey());
        var why = task.hasVariable("decider")
                ? GateProcess.decider(task).why()
                : "You own the measure, which is on hold; say what shall become of it before the review date.";
        json.show(task, "gate", sheet);
        task.setVariableLocal(TaskCard.DOCUMENT, sheet.measure());
        task.setVariableLocal(TaskCard.AMOUNT, sheet.target());
        task.setVariableLocal(TaskCard.PARTNER, sheet.owner());
        task.setVariableLocal(TaskCard.ABOUT, sheet.question() + ": " + sheet.name());
        task.setVariableLocal(TaskCard.WHY, why);
    }
}
