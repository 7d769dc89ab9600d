package io.counterfoil.procurement.process;

import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Match invoice". */
@Component("matchInvoice")
class MatchInvoiceDelegate implements JavaDelegate {
    private static final ProcessVariable<String> MATCH_OUTCOME = new ProcessVariable<>("matchOutcome", String.class);
    static final ProcessVariable<String> HOLD_OWNER = new ProcessVariable<>("holdOwner", String.class);

    private final InvoiceMatching matching;

    MatchInvoiceDelegate(InvoiceMatching matching) {
        this.matching = matching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outcome = matching.match(execution.getProcessBusinessKey());
        MATCH_OUTCOME.set(execution, outcome.next().name());
        HOLD_OWNER.set(execution, outcome.owner());
    }
}
