package io.counterfoil.governance.process;

import io.counterfoil.governance.closing.ClosureDecision;
import io.counterfoil.governance.closing.ClosureDecisions;
import io.counterfoil.governance.closing.ClosureInput;
import io.counterfoil.workflow.ActingFor;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Decide on closure". */
@Component("recordClosureDecision")
class RecordClosureDecisionListener implements TaskListener {
    private final ClosureDecisions decisions;

    RecordClosureDecisionListener(ClosureDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        var decision = FormInput.choice(task, "decision", ClosureDecision.class);
        decisions.decide(
                task.getExecution().getProcessBusinessKey(),
                new ClosureInput(
                        decision,
                        decision == ClosureDecision.CONFIRM_WITH_DEVIATION
                                ? FormInput.numberIfAny(task, "restated")
                                : null,
                        FormInput.text(task, "reason"),
                        task.getAssignee(),
                        ActingFor.at(task)));
        ClosureProcess.DECISION.set(task.getExecution().getProcessInstance(), decision.name());
        EnteredValues.forgetEarlier(task);
    }
}
