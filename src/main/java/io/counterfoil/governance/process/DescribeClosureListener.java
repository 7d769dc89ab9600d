package io.counterfoil.governance.process;

import io.counterfoil.governance.closing.ClosureSheets;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows a closure to whoever is asked about it. */
@Component("describeClosure")
class DescribeClosureListener implements TaskListener {
    private final ClosureSheets sheets;
    private final JsonVariable json;

    DescribeClosureListener(ClosureSheets sheets, JsonVariable json) {
        this.sheets = sheets;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var sheet = sheets.of(task.getExecution().getProcessBusinessKey());
        json.show(task, "closure", sheet);
        task.setVariableLocal(TaskCard.DOCUMENT, sheet.measure());
        task.setVariableLocal(TaskCard.AMOUNT, sheet.restated().isEmpty() ? sheet.proven() : sheet.restated());
        task.setVariableLocal(TaskCard.PARTNER, sheet.owner());
        task.setVariableLocal(TaskCard.ABOUT, "Closure: " + sheet.name());
        task.setVariableLocal(
                TaskCard.WHY,
                task.hasVariable("decider")
                        ? GateProcess.decider(task).why()
                        : "You control the measure's legal entity and had no part in the measure or its actuals.");
    }
}
