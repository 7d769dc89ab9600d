package io.counterfoil.period.process;

import io.counterfoil.period.PeriodClosing;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Cut off period". */
@Component("cutOffPeriod")
class CutOffPeriodDelegate implements JavaDelegate {
    private final PeriodClosing closing;

    CutOffPeriodDelegate(PeriodClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closing.cutOff(YearMonth.parse(execution.getProcessBusinessKey()));
    }
}
