package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.CreditNoteWish;
import io.counterfoil.procurement.review.HoldDecision;
import io.counterfoil.procurement.review.HoldFollowUps;
import io.counterfoil.procurement.review.InvoiceDecisions;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.ProcessVariable;
import java.util.EnumSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Review match exception". */
@Component("recordHoldDecision")
class RecordHoldDecisionListener implements TaskListener {
    /** Whether others must agree before the release counts. */
    private static final ProcessVariable<Boolean> RELEASE_PROPOSED =
            new ProcessVariable<>("releaseProposed", Boolean.class);

    private final InvoiceDecisions decisions;
    private final HoldFollowUps followUps;

    RecordHoldDecisionListener(InvoiceDecisions decisions, HoldFollowUps followUps) {
        this.decisions = decisions;
        this.followUps = followUps;
    }

    @Override
    public void notify(DelegateTask task) {
        var execution = task.getExecution();
        var key = execution.getProcessBusinessKey();
        var role = MatchInvoiceDelegate.HOLD_OWNER.from(task);
        var person = task.getAssignee();
        var reason = FormInput.text(task, "reason");
        RELEASE_PROPOSED.set(execution, false);
        switch (decision(task)) {
            case RELEASE -> RELEASE_PROPOSED.set(execution, !decisions.release(key, role, person, reason));
            case REJECT -> decisions.reject(key, role, person, reason);
            case CREDIT_NOTE -> followUps.requestCreditNote(key, role, person, wish(task), reason);
            case AMEND_ORDER -> followUps.awaitAmendment(key, role, person, reason);
            case ASK_RECEIVER -> followUps.askReceiver(key, role, person, reason);
        }
    }

    private static HoldDecision decision(DelegateTask task) {
        var values = HoldDecision.values(EnumSet.allOf(HoldDecision.class));
        return HoldDecision.of(FormInput.choice(task, "decision", values)).orElseThrow();
    }

    private static CreditNoteWish wish(DelegateTask task) {
        return new CreditNoteWish(
                FormInput.numberIfAny(task, "creditAmount"),
                FormInput.numberIfAny(task, "creditQuantity"),
                FormInput.text(task, "supplierMessage"));
    }
}
