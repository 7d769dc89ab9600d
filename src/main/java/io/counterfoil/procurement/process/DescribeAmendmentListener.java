package io.counterfoil.procurement.process;

import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.amendment.AmendmentDecisions;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows an amendment, old figures beside new ones, to whoever decides on it. */
@Component("describeAmendment")
class DescribeAmendmentListener implements TaskListener {
    private final OrderAmendments amendments;
    private final AmendmentDecisions decisions;
    private final PurchaseOrders orders;
    private final Suppliers suppliers;
    private final JsonVariable json;

    DescribeAmendmentListener(
            OrderAmendments amendments,
            AmendmentDecisions decisions,
            PurchaseOrders orders,
            Suppliers suppliers,
            JsonVariable json) {
        this.amendments = amendments;
        this.decisions = decisions;
        this.orders = orders;
        this.suppliers = suppliers;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var amendment =
                amendments.findById(task.getExecution().getProcessBusinessKey()).orElseThrow();
        var order = orders.findById(amendment.orderNumber()).orElseThrow();
        task.setName(task.getName() + " " + amendment.amendmentNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, amendment.amendmentNumber());
        task.setVariableLocal(
                TaskCard.AMOUNT, amendment.totalAfter(order.currency()).shown());
        task.setVariableLocal(TaskCard.PARTNER, amendment.proposer());
        AskedApprover.of(task).explainAt(task);
        json.show(task, "sheet", sheet(amendment, order, AskedApprover.of(task)));
    }

    private Map<String, Object> sheet(OrderAmendment amendment, PurchaseOrder order, AskedApprover asked) {
        var sheet = new LinkedHashMap<String, Object>();
        sheet.put("number", amendment.amendmentNumber());
        sheet.put("orderNumber", order.orderNumber());
        sheet.put("before", amendment.totalBefore(order.currency()).shown());
        sheet.put("after", amendment.totalAfter(order.currency()).shown());
        sheet.put("proposer", amendment.proposer());
        sheet.put(
                "supplier",
                suppliers.findById(order.supplierNumber()).map(Supplier::name).orElse(""));
        sheet.put("reason", amendment.reason());
        sheet.put("level", SheetVariable.role(asked.role()));
        sheet.put("why", asked.why());
        sheet.put("caseLink", Shown.caseLink(amendment.amendmentNumber()));
        sheet.put("changes", AmendedTerms.of(amendment, order));
        sheet.put(
                "decisions",
                decisions.of(amendment.amendmentNumber()).stream()
                        .map(decision -> Map.of(
                                "who", decision.who(),
                                "decision", decision.approved() ? "approved" : "refused",
                                "reason", decision.reason()))
                        .toList());
        return sheet;
    }
}
