package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.CreditNoteWish;
import io.counterfoil.procurement.review.HoldDecision;
import io.counterfoil.procurement.review.HoldFollowUps;
import io.counterfoil.procurement.review.InvoiceDecisions;
import java.util.EnumSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Review match exception". */
@Component("recordHoldDecision")
class RecordHoldDecisionListener implements TaskListener {
    private final InvoiceDecisions decisions;
    private final HoldFollowUps followUps;

    RecordHoldDecisionListener(InvoiceDecisions decisions, HoldFollowUps followUps) {
        this.decisions = decisions;
        this.followUps = followUps;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = task.getExecution().getProcessBusinessKey();
        var role = MatchInvoiceDelegate.HOLD_OWNER.from(task);
        var person = task.getAssignee();
        var reason = FormInput.text(task, "reason");
        switch (decision(task)) {
            case RELEASE -> decisions.decideHold(key, role, person, true, reason);
            case REJECT -> decisions.decideHold(key, role, person, false, reason);
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
