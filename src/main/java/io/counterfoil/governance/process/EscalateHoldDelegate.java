package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateConclusions;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.workflow.AskedTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Escalate hold": others are asked beside the owner. */
@Component("escalateHold")
class EscalateHoldDelegate implements JavaDelegate {
    private static final String REVIEW = "Task_ReviewHeldMeasure";

    private final GateConclusions conclusions;
    private final Gates gates;
    private final AskedTasks asked;

    EscalateHoldDelegate(GateConclusions conclusions, Gates gates, AskedTasks asked) {
        this.conclusions = conclusions;
        this.gates = gates;
        this.asked = asked;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var passage = execution.getProcessBusinessKey();
        conclusions.escalate(passage);
        execution
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(REVIEW)
                .list()
                .forEach(
                        task -> asked.askToo(task.getId(), gates.review(passage).others()));
    }
}
