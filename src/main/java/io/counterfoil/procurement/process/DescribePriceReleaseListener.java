package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.PriceReleases;
import io.counterfoil.workflow.JsonVariable;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Says who proposes to release which price, and why, to whoever must agree. */
@Component("describePriceRelease")
class DescribePriceReleaseListener implements TaskListener {
    private final PriceReleases releases;
    private final JsonVariable json;

    DescribePriceReleaseListener(PriceReleases releases, JsonVariable json) {
        this.releases = releases;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var proposal =
                releases.open(task.getExecution().getProcessBusinessKey()).orElseThrow();
        json.show(
                task,
                "proposal",
                Map.of("by", proposal.proposedBy(), "reason", proposal.reason(), "figures", proposal.figures()));
    }
}
