package io.counterfoil.procurement.receipt;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.order.OpenOrders;
import io.counterfoil.procurement.order.OrderFactsChanged;
import io.counterfoil.procurement.order.OrderPlacement;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what becomes of received goods: returned, inspected, or never received after all. Takes back what the receipt
 * booked and lets waiting invoices of the order be matched again. What was invoiced or paid forbids nothing.
 */
@Service
@Transactional
public class GoodsMoving {
    /** Starts the process of a movement that came by another door than its start form. */
    public static final String MOVEMENT_RECORDED = "Message_GoodsMovementRecorded";

    /** Process variable: whether the supplier was paid for what left. */
    public static final String CREDIT_NOTE_OWED = "creditNoteOwed";

    private final OpenOrders openOrders;
    private final GoodsReceipts receipts;
    private final GoodsMovements movements;
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

    GoodsMoving(
            OpenOrders openOrders,
            GoodsReceipts receipts,
            GoodsMovements movements,
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
        this.openOrders = openOrders;
        this.receipts = receipts;
        this.movements = movements;
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

    /** Records a movement that came by another door than its start form. Fails as {@link #record} does. */
    public GoodsMovement register(MovementDraft draft, String person) {
        var movement = record(draft, person);
        var owed = creditNotes.isOwed(movement.movementNumber());
        processes.start(MOVEMENT_RECORDED, movement.movementNumber(), Map.of(CREDIT_NOTE_OWED, owed));
        return movement;
    }

    /**
     * Records a movement. Invoices held for the order are matched again in the same transaction.
     *
     * @throws NotFound if the receipt is unknown
     * @throws Conflict if this note was recorded before, or the order is closed
     * @throws io.counterfoil.kernel.Forbidden if the person ordered or approved these goods
     * @throws BusinessRuleViolation if the receipt lacks the line, or less is left of it than would be moved
     */
    public GoodsMovement record(MovementDraft draft, String person) {
        draft.check(LocalDate.now(clock));
        var receipt = receipts.findById(draft.receiptNumber())
                .orElseThrow(() -> new NotFound(
                        "GOODS_RECEIPT_UNKNOWN",
                        "receiptNumber: there is no goods receipt " + draft.receiptNumber() + "; check the number"));
        refuseBeforeReceipt(draft, receipt);
        duties.perform(receipt.orderNumber(), "RECEIVE", person);
        var order = openOrders.lock(receipt.orderNumber());
        refuseDuplicate(draft);
        refuseServices(order, draft);
        var movement = documents.insert(movement(draft, person));
        cases.follow(movement.movementNumber(), movement.receiptNumber());
        postings.post(movement, order);
        events.publishEvent(fact(movement, order));
        events.publishEvent(new OrderFactsChanged(order.orderNumber()));
        askForGoodsAgain(movement, order);
        return movement;
    }

    /** A receipt recorded wrongly is recorded anew; what went back is not asked for, though it may be replaced. */
    private void askForGoodsAgain(GoodsMovement movement, PurchaseOrder order) {
        if (movement.takesOut()
                && processes.tell(GoodsReceiving.GOODS_RECEIVED, order.orderNumber()) == 0
                && movement.kind() == GoodsMovement.Kind.REVERSAL) {
            processes.start(OrderPlacement.ORDER_PLACED, order.orderNumber(), Map.of());
        }
    }

    private GoodsMovement movement(MovementDraft draft, String person) {
        var onHand = new GoodsOnHand(draft.receiptNumber(), stocks.ofReceipt(draft.receiptNumber()));
        var lines =
                draft.lines().stream().map(onHand::take).flatMap(List::stream).toList();
        var number = jdbc.sql("select nextval('goods_movement_number')")
                .query(Long.class)
                .single();
        return new GoodsMovement(
                "GM-" + number,
                draft.receiptNumber(),
                draft.kind(),
                draft.note(),
                draft.reason(),
                draft.happenedOn(),
                person,
                clock.instant(),
                lines);
    }

    private static AuditFact fact(GoodsMovement movement, PurchaseOrder order) {
        var action = switch (movement.kind()) {
            case REVERSAL -> "GOODS_RECEIPT_REVERSED";
            case INSPECTION -> "GOODS_INSPECTED";
            case RETURN -> "GOODS_RETURNED";
        };
        return new AuditFact(
                movement.movementNumber(),
                movement.recordedBy(),
                action,
                movement.reason(),
                Map.of(
                        "order", order.orderNumber(),
                        "receipt", movement.receiptNumber(),
                        "note", movement.note(),
                        "lines", String.valueOf(movement.lines().size())));
    }

    private static void refuseBeforeReceipt(MovementDraft draft, GoodsReceipt receipt) {
        new InputCheck()
                .that(
                        !draft.happenedOn().isBefore(receipt.receivedOn()),
                        "happenedOn",
                        "must not lie before the receipt of " + receipt.receivedOn() + " but is " + draft.happenedOn())
                .done();
    }

    private void refuseDuplicate(MovementDraft draft) {
        movements
                .findByNote(draft.receiptNumber(), draft.kind().name(), draft.note())
                .ifPresent(earlier -> {
                    throw new Conflict(
                            "MOVEMENT_ALREADY_RECORDED",
                            "note: " + draft.note() + " of " + draft.receiptNumber() + " was recorded as "
                                    + earlier.movementNumber());
                });
    }

    private static void refuseServices(PurchaseOrder order, MovementDraft draft) {
        for (var line : draft.lines()) {
            if (line.kind() != GoodsMovementLine.Kind.REVERSAL
                    && order.line(line.orderLine())
                            .filter(PurchaseOrderLine::isService)
                            .isPresent()) {
                throw new BusinessRuleViolation(
                        "SERVICE_REVERSAL_ONLY",
                        line.field() + ": order line " + line.orderLine() + " of " + order.orderNumber()
                                + " is a service, which was accepted with its receipt and cannot be inspected or sent"
                                + " back; reverse the receipt");
            }
        }
    }
}
