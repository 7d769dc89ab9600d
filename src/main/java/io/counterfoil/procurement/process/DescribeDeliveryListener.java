package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows the receiver what is expected. */
@Component("describeDelivery")
class DescribeDeliveryListener implements TaskListener {
    private final PurchaseOrders orders;
    private final GoodsReceiving receiving;
    private final Suppliers suppliers;
    private final JsonVariable json;
    private final Clock clock;

    DescribeDeliveryListener(
            PurchaseOrders orders, GoodsReceiving receiving, Suppliers suppliers, JsonVariable json, Clock clock) {
        this.orders = orders;
        this.receiving = receiving;
        this.suppliers = suppliers;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var order = orders.findById(task.getExecution().getProcessBusinessKey()).orElseThrow();
        var received = receiving.receivedByLine(order.orderNumber());
        var accepted = receiving.acceptedByLine(order.orderNumber());
        var supplier =
                suppliers.findById(order.supplierNumber()).map(Supplier::name).orElse("");
        task.setName(task.getName() + " for " + order.orderNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, order.orderNumber());
        task.setVariableLocal(TaskCard.AMOUNT, order.total().shown());
        task.setVariableLocal(TaskCard.PARTNER, supplier);
        task.setVariableLocal("deliveryNote", "");
        task.setVariableLocal("receivedOn", LocalDate.now(clock).toString());
        json.show(
                task,
                "sheet",
                Map.of(
                        "number", order.orderNumber(),
                        "supplier", supplier,
                        "caseLink", Shown.caseLink(order.orderNumber()),
                        "byWeight", order.lines().stream().anyMatch(PurchaseOrderLine::isCatchWeight),
                        "byAmount", order.lines().stream().anyMatch(PurchaseOrderLine::isService),
                        "lines",
                                receivable(order)
                                        .map(line -> line.isService()
                                                ? expected(line, order.currency(), accepted)
                                                : expected(line, received))
                                        .toList()));
        json.show(
                task,
                "receivedLines",
                receivable(order).map(DescribeDeliveryListener::entry).toList());
    }

    private static Stream<PurchaseOrderLine> receivable(PurchaseOrder order) {
        return order.lines().stream().filter(line -> line.terms().kind() != LineTerms.Kind.BLANKET);
    }

    /** A service, by its amount. */
    private static Map<String, String> expected(
            PurchaseOrderLine line, String currency, Map<Integer, BigDecimal> accepted) {
        var agreed = line.netWorth(currency);
        var sofar = new Money(accepted.getOrDefault(line.lineNumber(), BigDecimal.ZERO), currency).rounded();
        return Map.of(
                "line", String.valueOf(line.lineNumber()),
                "description", line.description(),
                "ordered", agreed.shown(),
                "received", sofar.shown(),
                "open", agreed.minus(sofar).shown());
    }

    private static Map<String, String> expected(PurchaseOrderLine line, Map<Integer, BigDecimal> received) {
        var arrived = received.getOrDefault(line.lineNumber(), BigDecimal.ZERO);
        var open = line.quantity().subtract(arrived).max(BigDecimal.ZERO);
        return Map.of(
                "line", String.valueOf(line.lineNumber()),
                "description", line.description(),
                "ordered", Shown.quantity(line.quantity(), line.unit()),
                "received", Shown.quantity(arrived),
                "open", Shown.quantity(open));
    }

    private static Map<String, Object> entry(PurchaseOrderLine line) {
        return Map.of("line", line.lineNumber(), "description", line.description(), "quantity", "0");
    }
}
