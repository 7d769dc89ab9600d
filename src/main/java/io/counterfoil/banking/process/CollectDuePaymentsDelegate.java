package io.counterfoil.banking.process;

import static io.counterfoil.banking.process.PaymentReleaseProcess.COLLECTED;

import io.counterfoil.banking.BankingSettings;
import io.counterfoil.banking.PaymentRuns;
import io.counterfoil.kernel.AuditFact;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Collect due payments" of the daily start; gives the process instance its business key. */
@Component("collectDuePayments")
class CollectDuePaymentsDelegate implements JavaDelegate {
    private final PaymentRuns runs;
    private final BankingSettings settings;
    private final Clock clock;

    CollectDuePaymentsDelegate(PaymentRuns runs, BankingSettings settings, Clock clock) {
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var run = runs.collect(AuditFact.SYSTEM, LocalDate.ofInstant(clock.instant(), settings.zone()));
        run.ifPresent(collected -> execution.setProcessBusinessKey(collected.number()));
        COLLECTED.set(execution, run.isPresent());
    }
}
