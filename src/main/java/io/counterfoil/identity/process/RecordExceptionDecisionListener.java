package io.counterfoil.identity.process;

import io.counterfoil.identity.ExceptionalActs;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Allow exceptional act". */
@Component("recordExceptionDecision")
class RecordExceptionDecisionListener implements TaskListener {
    private final ExceptionalActs acts;

    RecordExceptionDecisionListener(ExceptionalActs acts) {
        this.acts = acts;
    }

    @Override
    public void notify(DelegateTask task) {
        acts.decide(
                task.getExecution().getProcessBusinessKey(),
                Entered.choice(task, "decision", "allow", "refuse"),
                Entered.text(task, "reason"),
                task.getAssignee());
    }
}
