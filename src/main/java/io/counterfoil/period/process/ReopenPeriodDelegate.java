package io.counterfoil.period.process;

import io.counterfoil.period.PeriodReopenings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Reopen period". */
@Component("reopenPeriod")
class ReopenPeriodDelegate implements JavaDelegate {
    private final PeriodReopenings reopenings;

    ReopenPeriodDelegate(PeriodReopenings reopenings) {
        this.reopenings = reopenings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reopenings.reopen(execution.getProcessBusinessKey());
    }
}
