package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.PriceReleases;
import io.counterfoil.workflow.EnteredValues;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Agree to price release". */
@Component("recordPriceRelease")
class RecordPriceReleaseListener implements TaskListener {
    private final PriceReleases releases;

    RecordPriceReleaseListener(PriceReleases releases) {
        this.releases = releases;
    }

    @Override
    public void notify(DelegateTask task) {
        releases.decide(task.getExecution().getProcessBusinessKey(), AskedApprover.decisionAt(task));
        // Others are asked at the same time: nobody inherits what this person entered.
        EnteredValues.forgetEarlier(task);
    }
}
