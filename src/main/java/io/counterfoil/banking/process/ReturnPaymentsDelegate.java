package io.counterfoil.banking.process;

import static io.counterfoil.banking.process.PaymentReleaseProcess.runNumber;

import io.counterfoil.banking.PaymentRelease;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Return payments". */
@Component("returnPayments")
class ReturnPaymentsDelegate implements JavaDelegate {
    private final PaymentRelease release;

    ReturnPaymentsDelegate(PaymentRelease release) {
        this.release = release;
    }

    @Override
    public void execute(DelegateExecution execution) {
        release.returnPayments(runNumber(execution));
    }
}
