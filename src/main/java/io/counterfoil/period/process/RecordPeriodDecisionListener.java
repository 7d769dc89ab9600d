package io.counterfoil.period.process;

import io.counterfoil.period.PeriodClosing;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Closes the period, or sends it back, as decided in "Close reporting period"; a refusal there keeps the task open. */
@Component("recordPeriodDecision")
class RecordPeriodDecisionListener implements TaskListener {
    private final PeriodClosing closing;

    RecordPeriodDecisionListener(PeriodClosing closing) {
        this.closing = closing;
    }

    @Override
    public void notify(DelegateTask task) {
        var period = YearMonth.parse(task.getExecution().getProcessBusinessKey());
        if (Entered.choice(task, "close", "open")) {
            closing.close(period, Entered.reason(task), task.getAssignee());
        } else {
            closing.sendBack(period, Entered.reason(task), task.getAssignee());
        }
    }
}
