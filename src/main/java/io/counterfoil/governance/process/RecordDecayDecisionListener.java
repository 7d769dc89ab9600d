package io.counterfoil.governance.process;

import io.counterfoil.governance.closing.DecayDecision;
import io.counterfoil.governance.closing.DecayDecisions;
import io.counterfoil.workflow.ActingFor;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Decide on decay". */
@Component("recordDecayDecision")
class RecordDecayDecisionListener implements TaskListener {
    private final DecayDecisions decisions;

    RecordDecayDecisionListener(DecayDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.decide(
                task.getExecution().getProcessBusinessKey(),
                FormInput.choice(task, "decision", DecayDecision.class),
                FormInput.text(task, "reason"),
                task.getAssignee(),
                ActingFor.at(task));
    }
}
