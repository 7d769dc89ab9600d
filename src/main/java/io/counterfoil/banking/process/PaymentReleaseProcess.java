package io.counterfoil.banking.process;

import io.counterfoil.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Names of the process {@code payment-release.bpmn}. Its business key is the run's number. */
final class PaymentReleaseProcess {
    static final String RELEASED = "released";
    static final String REASON = "reason";
    static final ProcessVariable<Boolean> COLLECTED = new ProcessVariable<>("collected", Boolean.class);

    private PaymentReleaseProcess() {}

    static String runNumber(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        if (key == null) {
            throw new IllegalStateException("process instance " + execution.getProcessInstanceId()
                    + " has no business key: start it by its message");
        }
        return key;
    }
}
