package io.counterfoil.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task of the example process of tests: fails while the variable {@code bookFails} says so. */
@Component("bookExampleClaim")
class BookExampleClaim implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        if (Boolean.TRUE.equals(execution.getVariable("bookFails"))) {
            throw new IllegalStateException("the books of process " + execution.getProcessInstanceId() + " are closed");
        }
    }
}
