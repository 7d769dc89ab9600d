package io.counterfoil.procurement.receipt;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.claim.SupplierClaims;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.workflow.Processes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What suppliers owe for goods that left after they were billed. Asked of the documents whenever somebody needs to
 * know: a credit note or a replacement delivery, in whatever order they come, ends it.
 */
@Service
@Transactional
public class OwedCreditNotes {
    /** Tells a waiting return that the supplier owes nothing for it any more. */
    public static final String CREDIT_NOTE_RECEIVED = "Message_CreditNoteReceived";

    private static final int LONGEST_TEXT = 2000;
    private static final int QUANTITY_DECIMALS = 6;

    private final GoodsMovements movements;
    private final GoodsReceipts receipts;
    private final PurchaseOrders orders;
    private final ReceiptStocks stocks;
    private final OrderProgress progress;
    private final SupplierClaims claims;
    private final Processes processes;
    private final ApplicationEventPublisher events;

    OwedCreditNotes(
            GoodsMovements movements,
            GoodsReceipts receipts,
            PurchaseOrders orders,
            ReceiptStocks stocks,
            OrderProgress progress,
            SupplierClaims claims,
            Processes processes,
            ApplicationEventPublisher events) {
        this.movements = movements;
        this.receipts = receipts;
        this.orders = orders;
        this.stocks = stocks;
        this.progress = progress;
        this.claims = claims;
        this.processes = processes;
        this.events = events;
    }

    /**
     * What was billed of the goods that a movement took out, and not credited since.
     *
     * @param measure in what the line's price is applied to
     * @param worth at order price, without tax
     */
    public record Owed(PurchaseOrderLine line, BigDecimal measure, Money worth) {}

    /**
     * By order line; empty if nothing is owed for this movement. What was credited or replaced counts for the goods that
     * left first, so that no two movements ask for the same credit note.
     */
    @Transactional(readOnly = true)
    public List<Owed> owedFor(String movementNumber) {
        var movement = movements.findById(movementNumber).orElseThrow();
        var order = orders.findById(orderOf(movement)).orElseThrow();
        var received = stocks.receivedGoods(order.orderNumber());
        var later = new TreeMap<Integer, BigDecimal>();
        movements.takingOutOf(order.orderNumber()).stream()
                .dropWhile(other -> !other.movementNumber().equals(movementNumber))
                .skip(1)
                .forEach(other ->
                        takenOut(other, received).forEach((line, taken) -> later.merge(line, taken, BigDecimal::add)));
        return takenOut(movement, received).entrySet().stream()
                .flatMap(taken -> owed(
                        order, taken.getKey(), taken.getValue(), later.getOrDefault(taken.getKey(), BigDecimal.ZERO)))
                .toList();
    }

    public boolean isOwed(String movementNumber) {
        return !owedFor(movementNumber).isEmpty();
    }

    /**
     * To be called when a credit note of the order was booked or goods arrived: returns that nothing is owed for any
     * more stop waiting.
     */
    public void factsChanged(String orderNumber) {
        movements.takingOutOf(orderNumber).stream()
                .map(GoodsMovement::movementNumber)
                .filter(number -> !isOwed(number))
                .forEach(number -> processes.tell(CREDIT_NOTE_RECEIVED, number));
    }

    /**
     * Records that somebody asked the supplier for the missing credit note.
     *
     * @param words what the supplier was told; required
     */
    public void claim(String movementNumber, String person, String words) {
        new InputCheck().text("reason", words, LONGEST_TEXT).done();
        var order = orders.findById(orderOf(movements.findById(movementNumber).orElseThrow()))
                .orElseThrow();
        owedFor(movementNumber)
                .forEach(owed -> claims.open(order, owed.line().lineNumber(), movementNumber, owed.worth(), person));
        events.publishEvent(new AuditFact(movementNumber, person, "CREDIT_NOTE_CLAIMED", words, Map.of()));
    }

    private Stream<Owed> owed(PurchaseOrder order, int lineNumber, BigDecimal taken, BigDecimal takenLater) {
        var billed = progress.billedOrReleased(order.orderNumber(), lineNumber);
        var excess = billed.subtract(progress.received(order.orderNumber(), lineNumber))
                .subtract(takenLater)
                // Less than the smallest quantity is what dividing left over, and nobody owes it.
                .setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP);
        if (excess.signum() <= 0) {
            return Stream.empty();
        }
        var line = order.line(lineNumber).orElseThrow();
        var owed = excess.min(taken);
        return Stream.of(new Owed(line, owed, line.worth(owed, order.currency())));
    }

    /** By order line, in what the price is applied to. */
    private static Map<Integer, BigDecimal> takenOut(GoodsMovement movement, List<ReceiptStock> received) {
        var byLine = new TreeMap<Integer, BigDecimal>();
        for (var line : movement.lines()) {
            if (line.kind().takesOut()) {
                received.stream()
                        .filter(stock -> stock.receipt().equals(movement.receiptNumber()))
                        .filter(stock -> stock.orderLine() == line.orderLine())
                        .forEach(stock ->
                                byLine.merge(line.orderLine(), stock.measure(line.quantity()), BigDecimal::add));
            }
        }
        return byLine;
    }

    private String orderOf(GoodsMovement movement) {
        return receipts.findById(movement.receiptNumber()).orElseThrow().orderNumber();
    }
}
