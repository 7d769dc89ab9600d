package io.counterfoil.procurement.receipt;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.order.OpenOrders;
import io.counterfoil.procurement.order.OrderFactsChanged;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
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
    private final OpenOrders openOrders;
    private final GoodsReceipts receipts;
    private final ReceiptStocks stocks;
    private final JdbcAggregateOperations documents;
    private final JdbcClient jdbc;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final ProcurementPostings postings;
    private final OwedCreditNotes creditNotes;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoodsReceiving(
            PurchaseOrders orders,
            OpenOrders openOrders,
            GoodsReceipts receipts,
            ReceiptStocks stocks,
            JdbcAggregateOperations documents,
            JdbcClient jdbc,
            CaseRegister cases,
            SegregationOfDuties duties,
            ProcurementPostings postings,
            OwedCreditNotes creditNotes,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.openOrders = openOrders;
        this.receipts = receipts;
        this.stocks = stocks;
        this.documents = documents;
        this.jdbc = jdbc;
        this.cases = cases;
        this.duties = duties;
        this.postings = postings;
        this.creditNotes = creditNotes;
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
     * @throws Conflict if this delivery note was recorded before, or the order is closed
     * @throws BusinessRuleViolation if the order lacks a line or takes no receipts for it, if a line needs an amount or
     *     a weight that is missing, or if more would arrive than may be received
     */
    public GoodsReceipt record(DeliveryDraft delivery, String receiver) {
        delivery.check(LocalDate.now(clock));
        var order = openOrders.lock(delivery.orderNumber());
        refuseDuplicate(delivery);
        new ReceivableLines(order, stocks.receivedGoods(order.orderNumber())).check(delivery.lines());
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
        events.publishEvent(new GoodsBooked(receipt, order));
        events.publishEvent(new OrderFactsChanged(order.orderNumber()));
        creditNotes.factsChanged(order.orderNumber());
        return receipt;
    }

    /**
     * Whether everything ordered has arrived once, or is accepted, or the order takes nothing more; what was returned
     * since is not asked for again.
     */
    public boolean isComplete(String orderNumber) {
        var order = orders.findById(orderNumber).orElseThrow();
        var arrived = stocks.receivedGoods(orderNumber);
        var goods = ReceiptStocks.byLine(arrived, stock -> stock.received().subtract(stock.reversed()));
        var amounts = ReceiptStocks.byLine(arrived, stock -> stock.measure(stock.kept()));
        return order.status() == PurchaseOrder.Status.CLOSED
                || order.lines().stream().allMatch(line -> switch (line.terms().kind()) {
                    case GOODS -> reaches(goods, line, line.quantity());
                    case SERVICE ->
                        reaches(amounts, line, line.netWorth(order.currency()).amount());
                    case BLANKET -> true;
                });
    }

    private static boolean reaches(Map<Integer, BigDecimal> sums, PurchaseOrderLine line, BigDecimal whole) {
        return sums.getOrDefault(line.lineNumber(), BigDecimal.ZERO).compareTo(whole) >= 0;
    }

    /** What arrived and is still here, by order line; lines of which nothing arrived are absent. */
    public Map<Integer, BigDecimal> receivedByLine(String orderNumber) {
        return ReceiptStocks.byLine(stocks.receivedGoods(orderNumber), ReceiptStock::kept);
    }

    /** The net amount of services accepted so far, by order line; lines of which nothing was accepted are absent. */
    public Map<Integer, BigDecimal> acceptedByLine(String orderNumber) {
        var services = stocks.receivedGoods(orderNumber).stream()
                .filter(stock -> stock.acceptedAmount() != null)
                .toList();
        return ReceiptStocks.byLine(services, stock -> stock.measure(stock.kept()));
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
}
