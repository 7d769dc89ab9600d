package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.ToleranceChange.HELD_INVOICES_MATCHED;
import static io.counterfoil.procurement.process.ToleranceChange.MATCHED_UP_TO;

import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.procurement.whatif.HeldByTolerance;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Match held invoices": some orders each time it is passed. */
@Component("matchHeldInvoices")
class MatchHeldInvoicesDelegate implements JavaDelegate {
    private final ToleranceChanges changes;
    private final HeldByTolerance held;

    MatchHeldInvoicesDelegate(ToleranceChanges changes, HeldByTolerance held) {
        this.changes = changes;
        this.held = held;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var after = execution.hasVariable(MATCHED_UP_TO.name()) ? MATCHED_UP_TO.from(execution) : Long.valueOf(0);
        var next = held.matchNext(changes.byKey(execution.getProcessBusinessKey()), after);
        next.ifPresent(registration -> MATCHED_UP_TO.set(execution, registration));
        HELD_INVOICES_MATCHED.set(execution, next.isEmpty());
    }
}
