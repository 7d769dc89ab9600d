package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.HoldChoices;
import io.counterfoil.workflow.JsonVariable;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Offers the reviewer of a hold what can be decided about it, and says why the rest cannot. */
@Component("offerHoldDecisions")
class OfferHoldDecisionsListener implements TaskListener {
    private final HoldChoices choices;
    private final JsonVariable json;

    OfferHoldDecisionsListener(HoldChoices choices, JsonVariable json) {
        this.choices = choices;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var role = MatchInvoiceDelegate.HOLD_OWNER.from(task);
        var offer = choices.of(task.getExecution().getProcessBusinessKey(), role);
        json.show(
                task,
                "choices",
                offer.decisions().stream()
                        .map(decision -> Map.of("value", decision.value(), "label", decision.label()))
                        .toList());
        json.show(
                task,
                "offer",
                Map.of("role", SheetVariable.role(role), "advice", offer.advice(), "agreement", offer.agreement()));
        task.setVariableLocal("creditAmount", offer.creditAmount());
        task.setVariableLocal("creditQuantity", "");
        task.setVariableLocal("supplierMessage", offer.message());
    }
}
