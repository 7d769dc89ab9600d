package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.HoldFollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Close receipt request". */
@Component("closeReceiptRequest")
class CloseReceiptRequestDelegate implements JavaDelegate {
    private final HoldFollowUps followUps;

    CloseReceiptRequestDelegate(HoldFollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.endRequest(execution.getProcessBusinessKey());
    }
}
