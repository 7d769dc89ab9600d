package io.counterfoil.banking.process;

import static io.counterfoil.banking.process.PaymentReleaseProcess.runNumber;

import io.counterfoil.banking.PaymentExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Write payment file". */
@Component("writePaymentFile")
class WritePaymentFileDelegate implements JavaDelegate {
    private final PaymentExecution payments;

    WritePaymentFileDelegate(PaymentExecution payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payments.writeFile(runNumber(execution));
    }
}
