package io.counterfoil.procurement.amendment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.procurement.amendment.OrderAmendment.Status;
import io.counterfoil.procurement.order.LineProgress;
import io.counterfoil.procurement.order.OpenOrders;
import io.counterfoil.procurement.order.OrderFactsChanged;
import io.counterfoil.procurement.order.OrderSettlement;
import io.counterfoil.procurement.order.OrderStanding;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.order.PurchaseOrders;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes an order as was approved, keeps what it said before, and lets its held invoices be matched again. */
@Service
@Transactional
public class AmendmentApplication {
    private final OpenOrders openOrders;
    private final PurchaseOrders orders;
    private final OrderAmendments amendments;
    private final OrderStanding progress;
    private final AmendmentPostings postings;
    private final OrderSettlement settlement;
    private final ReceiptExpectation expectation;
    private final AwaitedAmendments awaited;
    private final MasterData masterData;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AmendmentApplication(
            OpenOrders openOrders,
            PurchaseOrders orders,
            OrderAmendments amendments,
            OrderStanding progress,
            AmendmentPostings postings,
            OrderSettlement settlement,
            ReceiptExpectation expectation,
            AwaitedAmendments awaited,
            MasterData masterData,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.openOrders = openOrders;
        this.orders = orders;
        this.amendments = amendments;
        this.progress = progress;
        this.postings = postings;
        this.settlement = settlement;
        this.expectation = expectation;
        this.awaited = awaited;
        this.masterData = masterData;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Applies an approved amendment, once. If what came or was billed since it was proposed no longer allows it, it is
     * refused with that reason and the order stays as it is.
     *
     * @return whether it was applied
     * @throws IllegalStateException if it is not approved: a defect in the model
     */
    public boolean apply(String number) {
        var order = openOrders.lockAny(amendments.findById(number).orElseThrow().orderNumber());
        var amendment = amendments.findById(number).orElseThrow();
        if (amendment.status() != Status.APPROVED) {
            throw new IllegalStateException("amendment " + number + " is " + amendment.status() + ", not approved");
        }
        var came = progress.byLine(order);
        try {
            refuseOvertaken(amendment, order, came);
        } catch (BusinessRuleViolation overtaken) {
            refuse(amendment, String.valueOf(overtaken.getMessage()));
            return false;
        }
        change(amendment, order, came);
        return true;
    }

    private void refuseOvertaken(OrderAmendment amendment, PurchaseOrder order, Map<Integer, LineProgress> came) {
        OpenOrders.requireOpen(order);
        amendment.lines().forEach(change -> {
            var line = order.line(change.lineNumber()).orElseThrow();
            var now = OrderStanding.of(came, line);
            AmendmentRules.refuseBelowSettled(order, change.applied(line, now), now);
        });
        if (amendment.closesOrder()) {
            settlement.refuseUnsettled(order, came);
        }
    }

    private void change(OrderAmendment amendment, PurchaseOrder order, Map<Integer, LineProgress> came) {
        var changes = amendment.lines().stream().collect(toMap(OrderAmendmentLine::lineNumber, identity()));
        var lines = AmendmentRules.amended(order, changes, came);
        changes.keySet().forEach(line -> keep(amendment, line));
        strike(order, lines);
        lines.stream().filter(line -> changes.containsKey(line.lineNumber())).forEach(line -> write(order, line));
        setTotals(amendment, order, lines);
        postings.post(amendment, order, orders.findById(order.orderNumber()).orElseThrow(), came);
        setStatus(amendment, Status.APPLIED, "");
        events.publishEvent(fact(amendment, "AMENDMENT_APPLIED", amendment.reason()));
        if (amendment.closesOrder()) {
            settlement.close(order, came, amendment.proposer(), amendment.reason());
        }
        expectation.changed(order.orderNumber());
        events.publishEvent(new OrderFactsChanged(order.orderNumber()));
    }

    private void keep(OrderAmendment amendment, int lineNumber) {
        jdbc.sql("""
                        insert into purchase_order_line_history (order_number, line_number, amendment_number, replaced_at,
                            quantity, unit_price, over_delivery_percent, planned_freight, scheduled_on, price_quantity)
                        select order_number, line_number, :amendment, :at, quantity, unit_price,
                            over_delivery_percent, planned_freight, scheduled_on, price_quantity
                        from purchase_order_line where order_number = :order and line_number = :line
                        """)
                .param("amendment", amendment.amendmentNumber())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("order", amendment.orderNumber())
                .param("line", lineNumber)
                .update();
    }

    private void strike(PurchaseOrder order, List<PurchaseOrderLine> kept) {
        jdbc.sql("delete from purchase_order_line where order_number = :order and line_number not in (:kept)")
                .param("order", order.orderNumber())
                .param("kept", kept.stream().map(PurchaseOrderLine::lineNumber).toList())
                .update();
    }

    private void write(PurchaseOrder order, PurchaseOrderLine line) {
        jdbc.sql("""
                        update purchase_order_line set quantity = :quantity, unit_price = :price,
                            over_delivery_percent = :overDelivery, planned_freight = :freight,
                            scheduled_on = cast(:scheduled as date), price_quantity = cast(:priced as numeric)
                        where order_number = :order and line_number = :line
                        """)
                .param("quantity", line.quantity())
                .param("price", line.unitPrice())
                .param("overDelivery", line.terms().overDeliveryPercent())
                .param("freight", line.terms().plannedFreight())
                .param("scheduled", line.terms().scheduledOn())
                .param("priced", line.terms().priceQuantity())
                .param("order", order.orderNumber())
                .param("line", line.lineNumber())
                .update();
    }

    /** More may have come of a closed remainder since the proposal: then that counts, never more than before. */
    private void setTotals(OrderAmendment amendment, PurchaseOrder order, List<PurchaseOrderLine> lines) {
        var net = new Money(AmendmentRules.net(lines), order.currency());
        var asProposed = net.amount().compareTo(amendment.netAfter()) == 0;
        jdbc.sql("update purchase_order set net_amount = :net, budget_amount = :budget where order_number = :order")
                .param("net", net.amount())
                .param(
                        "budget",
                        asProposed
                                ? amendment.budgetAfter()
                                : masterData.inBudgetCurrency(net).amount())
                .param("order", order.orderNumber())
                .update();
    }

    private void refuse(OrderAmendment amendment, String reason) {
        setStatus(amendment, Status.REFUSED, reason);
        events.publishEvent(fact(amendment, "AMENDMENT_OVERTAKEN", reason));
        awaited.refused(amendment.amendmentNumber());
    }

    private void setStatus(OrderAmendment amendment, Status status, String reason) {
        jdbc.sql("update order_amendment set status = :status, refusal_reason = :reason"
                        + " where amendment_number = :number")
                .param("status", status.name())
                .param("reason", reason)
                .param("number", amendment.amendmentNumber())
                .update();
    }

    private static AuditFact fact(OrderAmendment amendment, String action, String reason) {
        return new AuditFact(
                amendment.amendmentNumber(),
                AuditFact.SYSTEM,
                action,
                reason,
                Map.of(
                        "order", amendment.orderNumber(),
                        "netBefore", amendment.netBefore().toPlainString(),
                        "netAfter", amendment.netAfter().toPlainString()));
    }
}
