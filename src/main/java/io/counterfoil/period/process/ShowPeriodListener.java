package io.counterfoil.period.process;

import io.counterfoil.period.ReportingPeriods;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.TaskCard;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Gives the task "Close reporting period" what its form shows, for the task's life only. What is still missing changes
 * while the task waits, so the form names the page that shows it.
 */
@Component("showPeriod")
class ShowPeriodListener implements TaskListener {
    private final ReportingPeriods periods;

    ShowPeriodListener(ReportingPeriods periods) {
        this.periods = periods;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var period = periods.get(YearMonth.parse(task.getExecution().getProcessBusinessKey()));
        task.setName(task.getName() + " " + period.period());
        task.setVariableLocal(TaskCard.DOCUMENT, period.period().toString());
        task.setVariableLocal(TaskCard.ABOUT, "Snapshot version " + period.nextVersion());
        task.setVariableLocal("month", period.period().toString());
        task.setVariableLocal("cutOffSince", period.since().toString());
        task.setVariableLocal("cutOffBy", period.changedBy());
        task.setVariableLocal("nextVersion", Integer.toString(period.nextVersion()));
    }
}
