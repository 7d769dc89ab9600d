package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.PriceReleases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Assess price release". */
@Component("assessPriceRelease")
class AssessPriceReleaseDelegate implements JavaDelegate {
    private final PriceReleases releases;

    AssessPriceReleaseDelegate(PriceReleases releases) {
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PriceReleaseTable.show(
                execution, releases.open(execution.getProcessBusinessKey()).orElseThrow());
    }
}
