package io.counterfoil.banking.process;

import static io.counterfoil.banking.process.PaymentReleaseProcess.runNumber;

import io.counterfoil.banking.PaymentExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Post payment run". */
@Component("postPaymentRun")
class PostPaymentRunDelegate implements JavaDelegate {
    private final PaymentExecution payments;

    PostPaymentRunDelegate(PaymentExecution payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payments.post(runNumber(execution));
    }
}
