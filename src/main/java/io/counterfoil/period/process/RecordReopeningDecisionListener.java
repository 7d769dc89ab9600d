package io.counterfoil.period.process;

import io.counterfoil.period.PeriodReopenings;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what was decided in "Agree to reopening"; a refusal there keeps the task open. */
@Component("recordReopeningDecision")
class RecordReopeningDecisionListener implements TaskListener {
    private final PeriodReopenings reopenings;

    RecordReopeningDecisionListener(PeriodReopenings reopenings) {
        this.reopenings = reopenings;
    }

    @Override
    public void notify(DelegateTask task) {
        reopenings.decide(
                task.getExecution().getProcessBusinessKey(),
                Entered.choice(task, "agree", "refuse"),
                Entered.reason(task),
                task.getAssignee());
    }
}
