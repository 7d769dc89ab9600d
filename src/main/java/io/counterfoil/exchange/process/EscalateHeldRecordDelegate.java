package io.counterfoil.exchange.process;

import io.counterfoil.exchange.held.HeldRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service tasks "Escalate held record". */
@Component("escalateHeldRecord")
class EscalateHeldRecordDelegate implements JavaDelegate {
    private final HeldRecords records;

    EscalateHeldRecordDelegate(HeldRecords records) {
        this.records = records;
    }

    @Override
    public void execute(DelegateExecution execution) {
        records.escalate(execution.getProcessBusinessKey());
    }
}
