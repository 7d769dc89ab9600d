package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.PriceReleases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Void price release". */
@Component("voidPriceRelease")
class VoidPriceReleaseDelegate implements JavaDelegate {
    private final PriceReleases releases;

    VoidPriceReleaseDelegate(PriceReleases releases) {
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        releases.annul(execution.getProcessBusinessKey());
    }
}
