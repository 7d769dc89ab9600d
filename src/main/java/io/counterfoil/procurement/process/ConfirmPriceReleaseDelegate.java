package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.PriceReleases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Confirm price release". */
@Component("confirmPriceRelease")
class ConfirmPriceReleaseDelegate implements JavaDelegate {
    private final PriceReleases releases;

    ConfirmPriceReleaseDelegate(PriceReleases releases) {
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        releases.confirm(execution.getProcessBusinessKey());
    }
}
