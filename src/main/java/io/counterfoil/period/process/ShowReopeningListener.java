package io.counterfoil.period.process;

import io.counterfoil.period.PeriodReopenings;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.TaskCard;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Gives the task "Agree to reopening" what its form shows, for the task's life only. */
@Component("showReopening")
class ShowReopeningListener implements TaskListener {
    private final PeriodReopenings reopenings;

    ShowReopeningListener(PeriodReopenings reopenings) {
        this.reopenings = reopenings;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var request = reopenings.get(task.getExecution().getProcessBusinessKey());
        task.setName(task.getName() + " of " + request.period());
        task.setVariableLocal(TaskCard.DOCUMENT, request.number());
        task.setVariableLocal(TaskCard.PARTNER, request.requestedBy());
        task.setVariableLocal("month", request.period().toString());
        task.setVariableLocal("keptVersion", Integer.toString(request.version()));
        task.setVariableLocal("requestedBy", request.requestedBy());
        task.setVariableLocal("requestReason", request.reason());
        task.setVariableLocal("openUntil", request.cutOffAt().toString());
    }
}
