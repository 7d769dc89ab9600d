package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.receipt.GoodsMovements;
import io.counterfoil.procurement.receipt.GoodsReceipts;
import io.counterfoil.procurement.receipt.OwedCreditNotes;
import io.counterfoil.procurement.receipt.OwedCreditNotes.Owed;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows accounts payable what a supplier still owes for goods that went back. */
@Component("describeClaim")
class DescribeClaimListener implements TaskListener {
    private final GoodsMovements movements;
    private final GoodsReceipts receipts;
    private final PurchaseOrders orders;
    private final Suppliers suppliers;
    private final OwedCreditNotes creditNotes;
    private final JsonVariable json;

    DescribeClaimListener(
            GoodsMovements movements,
            GoodsReceipts receipts,
            PurchaseOrders orders,
            Suppliers suppliers,
            OwedCreditNotes creditNotes,
            JsonVariable json) {
        this.movements = movements;
        this.receipts = receipts;
        this.orders = orders;
        this.suppliers = suppliers;
        this.creditNotes = creditNotes;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var movement =
                movements.findById(task.getExecution().getProcessBusinessKey()).orElseThrow();
        var receipt = receipts.findById(movement.receiptNumber()).orElseThrow();
        var order = orders.findById(receipt.orderNumber()).orElseThrow();
        var owed = creditNotes.owedFor(movement.movementNumber());
        var amount = owed.stream().map(Owed::worth).reduce(Money.zero(order.currency()), Money::plus);
        var supplier =
                suppliers.findById(order.supplierNumber()).map(Supplier::name).orElse(order.supplierNumber());
        task.setName(task.getName() + " for " + movement.movementNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, movement.movementNumber());
        task.setVariableLocal(TaskCard.AMOUNT, amount.shown());
        task.setVariableLocal(TaskCard.PARTNER, supplier);
        var sheet = new LinkedHashMap<String, Object>();
        sheet.put("supplier", supplier);
        sheet.put("amount", amount.shown());
        sheet.put("order", order.orderNumber());
        sheet.put("receipt", movement.receiptNumber());
        sheet.put("note", movement.note());
        sheet.put("happenedOn", Shown.day(movement.happenedOn()));
        sheet.put("why", movement.reason());
        sheet.put("caseLink", Shown.caseLink(movement.movementNumber()));
        sheet.put("lines", owed.stream().map(DescribeClaimListener::line).toList());
        json.show(task, "sheet", sheet);
    }

    private static Map<String, String> line(Owed owed) {
        var line = owed.line();
        var unit = line.terms().priceUnit() == null ? line.unit() : line.terms().priceUnit();
        return Map.of(
                "line", String.valueOf(line.lineNumber()),
                "description", line.description(),
                "quantity", line.isService() ? "–" : Shown.quantity(owed.measure(), unit),
                "amount", owed.worth().shown());
    }
}
