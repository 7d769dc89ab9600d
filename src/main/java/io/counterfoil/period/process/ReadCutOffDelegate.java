package io.counterfoil.period.process;

import io.counterfoil.period.ReportingPeriods;
import java.time.YearMonth;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Behind the service task "Read cut-off": tells the timer when the period is cut off, each time the process begins to
 * wait. The period's row is the truth.
 */
@Component("readCutOff")
class ReadCutOffDelegate implements JavaDelegate {
    private final ReportingPeriods periods;

    ReadCutOffDelegate(ReportingPeriods periods) {
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var period = periods.get(YearMonth.parse(execution.getProcessBusinessKey()));
        execution.setVariable("cutOffAt", Date.from(period.cutOffAt()));
    }
}
