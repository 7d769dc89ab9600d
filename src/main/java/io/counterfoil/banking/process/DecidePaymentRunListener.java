package io.counterfoil.banking.process;

import static io.counterfoil.banking.process.PaymentReleaseProcess.REASON;
import static io.counterfoil.banking.process.PaymentReleaseProcess.RELEASED;
import static io.counterfoil.banking.process.PaymentReleaseProcess.runNumber;

import io.counterfoil.banking.PaymentRelease;
import io.counterfoil.kernel.AuditFact;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Hands the decision made in "Release payment run" to its use case; a refusal there keeps the task open. */
@Component("decidePaymentRun")
class DecidePaymentRunListener implements TaskListener {
    private final PaymentRelease release;
    private final IdentityService identity;

    DecidePaymentRunListener(PaymentRelease release, IdentityService identity) {
        this.release = release;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        release.decide(
                runNumber(task.getExecution()),
                (Boolean) task.getVariable(RELEASED),
                Optional.ofNullable((String) task.getVariable(REASON)).orElse(""),
                person());
    }

    /** The one who is logged in, not the assignee: assigning a task to somebody is not their decision. */
    private String person() {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .map(Authentication::getUserId)
                .orElse(AuditFact.SYSTEM);
    }
}
