package io.counterfoil.procurement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what arrived, posts it, and lets waiting invoices of the order be matched again. */
@Service
@Transactional
public class GoodsReceiving {
    /** Tells the receiver's open task that goods were recorded by another door. */
    public static final String GOODS_RECEIVED = "Message_GoodsReceived";

    private final PurchaseOrders orders;
    private final GoodsReceipts receipts;
    private final JdbcAggregateOperations documents;
    private final JdbcClient jdbc;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final ProcurementPostings postings;
    private final InvoiceMatching matching;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoodsReceiving(
            PurchaseOrders orders,
            GoodsReceipts receipts,
            JdbcAggregateOperations documents,
            JdbcClient jdbc,
            CaseRegister cases,
            SegregationOfDuties duties,
            ProcurementPostings postings,
            InvoiceMatching matching,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.receipts = receipts;
        this.documents = documents;
        this.jdbc = jdbc;
        this.cases = cases;
        this.duties = duties;
        this.postings = postings;
        this.matching = matching;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** Records a delivery that came by a door other than the receiver's task. Fails as {@link #record} does. */
    public GoodsReceipt receive(DeliveryDraft delivery, String receiver) {
        duties.perform(delivery.orderNumber(), "RECEIVE", receiver);
        var receipt = record(delivery, receiver);
        processes.tell(GOODS_RECEIVED, delivery.orderNumber());
        return receipt;
    }

    /**
     * Records a delivery. Invoices held for it are matched again in the same transaction.
     *
     * @throws NotFound if the order is unknown
     * @throws Conflict if this delivery note was recorded before
     * @throws BusinessRuleViolation if the order is closed, lacks a line, or more would arrive than may be received
     */
    public GoodsReceipt record(DeliveryDraft delivery, String receiver) {
        delivery.check(LocalDate.now(clock));
        var order = lockedOrder(delivery.orderNumber());
        refuseDuplicate(delivery);
        refuseUnknownOrExcessive(order, delivery);
        var receipt = documents.insert(new GoodsReceipt(
                "GR-"
                        + jdbc.sql("select nextval('goods_receipt_number')")
                                .query(Long.class)
                                .single(),
                order.orderNumber(),
                delivery.deliveryNote(),
                delivery.receivedOn(),
                receiver,
                clock.instant(),
                delivery.lines()));
        cases.follow(receipt.receiptNumber(), order.orderNumber());
        postings.post(receipt, order);
        events.publishEvent(new AuditFact(
                receipt.receiptNumber(),
                receiver,
                "GOODS_RECEIVED",
                "delivery note " + delivery.deliveryNote(),
                Map.of(
                        "order",
                        order.orderNumber(),
                        "lines",
                        String.valueOf(delivery.lines().size()))));
        matching.factsChanged(order.orderNumber());
        return receipt;
    }

    /** Whether everything ordered has arrived. */
    public boolean isComplete(String orderNumber) {
        var order = orders.findById(orderNumber).orElseThrow();
        var received = receivedByLine(orderNumber);
        return order.lines().stream()
                .allMatch(line -> received.getOrDefault(line.lineNumber(), BigDecimal.ZERO)
                                .compareTo(line.quantity())
                        >= 0);
    }

    /** What arrived so far, by order line; lines of which nothing arrived are absent. */
    public Map<Integer, BigDecimal> receivedByLine(String orderNumber) {
        var received = new HashMap<Integer, BigDecimal>();
        jdbc.sql("""
                        select l.order_line, sum(l.quantity) as quantity from goods_receipt r
                        join goods_receipt_line l on l.receipt_number = r.receipt_number
                        where r.order_number = :order group by l.order_line
                        """)
                .param("order", orderNumber)
                .query((row, index) -> received.put(row.getInt("order_line"), row.getBigDecimal("quantity")))
                .list();
        return received;
    }

    private PurchaseOrder lockedOrder(String orderNumber) {
        jdbc.sql("select 1 from purchase_order where order_number = :number for update")
                .param("number", orderNumber)
                .query(Integer.class)
                .optional();
        var order = orders.findById(orderNumber)
                .orElseThrow(() -> new NotFound(
                        "PURCHASE_ORDER_UNKNOWN",
                        "orderNumber: no purchase order " + orderNumber + "; check the number"));
        if (order.status() != PurchaseOrder.Status.OPEN) {
            throw new Conflict("PURCHASE_ORDER_CLOSED", "orderNumber: purchase order " + orderNumber + " is closed");
        }
        return order;
    }

    private void refuseDuplicate(DeliveryDraft delivery) {
        receipts.findByOrderNumberAndDeliveryNote(delivery.orderNumber(), delivery.deliveryNote())
                .ifPresent(earlier -> {
                    throw new Conflict(
                            "DELIVERY_ALREADY_RECORDED",
                            "deliveryNote: " + delivery.deliveryNote() + " of " + delivery.orderNumber()
                                    + " was recorded as " + earlier.receiptNumber());
                });
    }

    private void refuseUnknownOrExcessive(PurchaseOrder order, DeliveryDraft delivery) {
        var before = receivedByLine(order.orderNumber());
        var now = delivery.lines().stream()
                .collect(groupingBy(
                        GoodsReceiptLine::orderLine,
                        reducing(BigDecimal.ZERO, GoodsReceiptLine::quantity, BigDecimal::add)));
        now.forEach((lineNumber, quantity) -> {
            var line = order.line(lineNumber)
                    .orElseThrow(() -> new BusinessRuleViolation(
                            "ORDER_LINE_UNKNOWN",
                            "lines: purchase order " + order.orderNumber() + " has no line " + lineNumber));
            var total = before.getOrDefault(lineNumber, BigDecimal.ZERO).add(quantity);
            if (total.compareTo(line.mostReceivable()) > 0) {
                throw new BusinessRuleViolation(
                        "MORE_THAN_ORDERED",
                        "lines: line " + lineNumber + " of " + order.orderNumber() + " would have "
                                + total.stripTrailingZeros().toPlainString() + " received, but at most "
                                + line.mostReceivable().stripTrailingZeros().toPlainString()
                                + " may be; refuse the surplus or have the order amended");
            }
        });
    }
}
