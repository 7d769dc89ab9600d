package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.Billed.pieces;
import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.ledger.Balances;
import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsMovement;
import io.counterfoil.procurement.receipt.GoodsMovement.Kind;
import io.counterfoil.procurement.receipt.GoodsMovementLine;
import io.counterfoil.procurement.receipt.GoodsMovementLine.Stock;
import io.counterfoil.procurement.receipt.GoodsMovements;
import io.counterfoil.procurement.receipt.GoodsMoving;
import io.counterfoil.procurement.receipt.GoodsReceipt;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.MovementDraft;
import io.counterfoil.procurement.receipt.OwedCreditNotes;
import io.counterfoil.procurement.receipt.ReceiptStock;
import io.counterfoil.procurement.receipt.ReceiptStocks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class GoodsMovementProcessTest extends ProcurementProcessTest {
    private static final String QUANTITY_VARIANCE = "4920";
    private static final String RECEIVER = "receiver";

    @Autowired
    GoodsMoving moving;

    @Autowired
    GoodsMovements movements;

    @Autowired
    ReceiptStocks stocks;

    @Autowired
    OwedCreditNotes creditNotes;

    @Autowired
    JournalEntries entries;

    @Autowired
    Balances balances;

    // --- what each movement does to the goods

    @Test
    void returnTakesGoodsOffTheReceiptAndTheBooks() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var movement = giveBack(receipt, "8");

        assertThat(stock(receipt).kept()).isEqualByComparingTo("92");
        assertThat(openOf(order)).isEqualByComparingTo("920.00");
        assertThat(receiving.receivedByLine(order.orderNumber()).get(1)).isEqualByComparingTo("92");
        assertThat(endOf(movement.movementNumber())).contains("EndEvent_NothingOwed");
        assertThat(auditOf(movement)).contains("GOODS_RETURNED", "JOURNAL_ENTRY_POSTED");
        assertBalanced(movement);
    }

    @Test
    void returnedGoodsMayBeReplaced() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        giveBack(receipt, "8");
        receive(order, "8");
        assertThatThrownBy(() -> receive(order, "0.000001")).hasMessageContaining("at most 100");
        assertThat(openOf(order)).isEqualByComparingTo("1000.00");
    }

    @Test
    void reversedReceiptIsAskedForAgain() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        assertThat(findTask(order.orderNumber())).isEmpty();

        var movement = move(receipt, Kind.REVERSAL, line(GoodsMovementLine.Kind.REVERSAL, "100"));
        assertThat(openOf(order)).isZero();
        assertThat(auditOf(movement)).contains("GOODS_RECEIPT_REVERSED");
        assertThat(task(order.orderNumber()).getTaskDefinitionKey()).isEqualTo("Task_RecordGoodsReceipt");
        receive(order, "100");
        assertThat(openOf(order)).isEqualByComparingTo("1000.00");
        assertThat(findTask(order.orderNumber())).isEmpty();
    }

    @Test
    void inspectionBooksNothingAndSaysWhatIsAccepted() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var movement = inspect(receipt, "90", "7");

        var stock = stock(receipt);
        assertThat(stock.accepted()).isEqualByComparingTo("90");
        assertThat(stock.rejected()).isEqualByComparingTo("7");
        assertThat(stock.onHand(Stock.UNINSPECTED)).isEqualByComparingTo("3");
        assertThat(entries.count(movement.movementNumber())).isZero();
        assertThat(openOf(order)).isEqualByComparingTo("1000.00");
        assertThat(auditOf(movement)).containsExactly("GOODS_INSPECTED");
    }

    @Test
    void returnTakesRejectedGoodsBeforeOthersAndAcceptedOnesOnlyWhenItSaysSo() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        inspect(receipt, "80", "10");

        assertThatThrownBy(() -> giveBack(receipt, "20.000001"))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("at most 20 can")
                .hasMessageContaining("10 not inspected, 80 accepted and 10 rejected");
        var movement = giveBack(receipt, "12");
        assertThat(movement.lines())
                .extracting(taken -> taken.stock() + " " + taken.quantity())
                .containsExactly("REJECTED 10.000000", "UNINSPECTED 2.000000");
        move(
                receipt,
                Kind.RETURN,
                new MovementDraft.Line("q", 1, GoodsMovementLine.Kind.RETURN, new BigDecimal("5"), true));

        var stock = stock(receipt);
        assertThat(stock.returned()).isEqualByComparingTo("17");
        assertThat(stock.returnedAccepted()).isEqualByComparingTo("5");
        assertThat(stock.onHand(Stock.ACCEPTED)).isEqualByComparingTo("75");
        assertThat(stock.onHand(Stock.REJECTED)).isZero();
        assertThat(stock.onHand(Stock.UNINSPECTED)).isEqualByComparingTo("8");
    }

    @Test
    void reversalOfInspectedGoodsTakesBackTheirAcceptance() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "60");
        inspect(receipt, "60", "0");
        move(receipt, Kind.REVERSAL, line(GoodsMovementLine.Kind.REVERSAL, "54"));
        assertThat(stock(receipt).accepted()).isEqualByComparingTo("6");
        assertThat(stock(receipt).kept()).isEqualByComparingTo("6");
        assertThat(openOf(order)).isEqualByComparingTo("60.00");
    }

    // --- the books

    @Test
    void returnOfInvoicedGoodsMovesThemFromExpenseToQuantityVariance() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        pay(order, "100", "1000.00");
        var movement = giveBack(receipt, "8");

        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
        assertThat(booked(movement, QUANTITY_VARIANCE)).isEqualByComparingTo("80.00");
        assertBalanced(movement);
        receive(order, "8");
        assertThat(varianceOf(order)).isZero();
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
    }

    @Test
    void partsThatDoNotDivideLeaveNoCentBehind() {
        var order = order(chairs("3", "33.333333"));
        var first = receive(order, "1");
        var second = receive(order, "2");
        pay(order, "2", "66.67");
        giveBack(second, "0.333333");
        giveBack(first, "1");
        giveBack(second, "0.666667");
        assertThat(openOf(order)).isZero();
        assertThat(varianceOf(order)).isEqualByComparingTo("33.34");
        giveBack(second, "1");
        assertThat(openOf(order)).isZero();
        assertThat(varianceOf(order)).isEqualByComparingTo("66.67");
    }

    @Test
    void priceForAHundredIsBookedByTheHundred() {
        var order = order(chairs("2500", "3.75"));
        jdbc.sql("update purchase_order_line set price_per = 100 where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        var receipt = receive(order, "2500");
        assertThat(openOf(order)).isEqualByComparingTo("93.75");
        giveBack(receipt, "1");
        assertThat(openOf(order)).isEqualByComparingTo("93.71");
    }

    @Test
    void catchWeightIsBookedByWeightAndGoesBackByItsShare() {
        var order = catchWeight();
        assertThatThrownBy(() -> receive(order, "100"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lines[0].priceQuantity: must not be empty");
        var receipt = deliver(order, new GoodsReceiptLine(1, new BigDecimal("100"), new BigDecimal("240"), null));
        assertThat(openOf(order)).isEqualByComparingTo("4800.00");
        assertThat(stock(receipt).priceQuantity()).isEqualByComparingTo("240");
        giveBack(receipt, "10");
        assertThat(openOf(order)).isEqualByComparingTo("4320.00");
        giveBack(receipt, "90");
        assertThat(openOf(order)).isZero();
    }

    @Test
    void goodsTakeNoWeightAndNoAmount() {
        var order = order(chairs("10", "10"));
        assertThatThrownBy(
                        () -> deliver(order, new GoodsReceiptLine(1, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lines[0].acceptedAmount: must be left out")
                .hasMessageContaining("lines[0].priceQuantity: must be left out");
    }

    // --- services and blanket lines

    @Test
    void serviceIsAcceptedByAmountUpToWhatIsAgreed() {
        var order = kind(order(chairs("1", "5000")), "SERVICE");
        assertThatThrownBy(() -> receive(order, "1")).hasMessageContaining("acceptedAmount: must not be empty");
        accept(order, "2000.00");
        assertThat(openOf(order)).isEqualByComparingTo("2000.00");
        assertThat(findTask(order.orderNumber())).isPresent();
        assertThatThrownBy(() -> accept(order, "3000.01"))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("5,000.01 EUR accepted, but only 5,000.00 EUR");
        assertThatThrownBy(() -> accept(order, "0.001")).hasMessageContaining("at most 2 decimals in EUR");
        accept(order, "3000.00");
        assertThat(openOf(order)).isEqualByComparingTo("5000.00");
        assertThat(findTask(order.orderNumber())).isEmpty();
    }

    @Test
    void acceptedServiceIsReversedByItsShareAndNotSentBack() {
        var order = kind(order(chairs("1", "5000")), "SERVICE");
        var receipt = accept(order, "2000.00");
        assertThatThrownBy(() -> giveBack(receipt, "1")).hasMessageContaining("reverse the receipt");
        assertThatThrownBy(() -> inspect(receipt, "1", "0")).hasMessageContaining("reverse the receipt");
        move(receipt, Kind.REVERSAL, line(GoodsMovementLine.Kind.REVERSAL, "0.25"));
        assertThat(openOf(order)).isEqualByComparingTo("1500.00");
        accept(order, "3500.00");
        assertThat(openOf(order)).isEqualByComparingTo("5000.00");
    }

    @Test
    void receiverAcceptsAServiceInTasklist() {
        var order = kind(order(chairs("1", "5000")), "SERVICE");
        submitForm(
                task(order.orderNumber()),
                REX,
                RECEIVER,
                Map.of(
                        "deliveryNote",
                        "DN-1",
                        "receivedOn",
                        today().toString(),
                        "receivedLines",
                        org.camunda.spin.plugin.variable.SpinValues.jsonValue(
                                        "[{\"line\":\"1\",\"description\":\"x\",\"quantity\":\"0\",\"priceQuantity\":null,"
                                                + "\"acceptedAmount\":\"1250.50\"}]")
                                .create()));
        assertThat(openOf(order)).isEqualByComparingTo("1250.50");
        assertThat(sheetOf(order)).contains("\"received\":\"1,250.50 EUR\"", "\"open\":\"3,749.50 EUR\"");
    }

    @Test
    void blanketLineTakesNoReceipts() {
        var order = kind(order(chairs("1", "1000")), "BLANKET");
        assertThatThrownBy(() -> receive(order, "1"))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("is a blanket line and takes no receipts")
                .hasMessageContaining("leave the line out");
    }

    // --- the supplier owes a credit note

    @Test
    void m19MissingCreditNoteIsClaimedAfterThirtyDays() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        pay(order, "100", "1000.00");
        var movement = giveBack(receipt, "8");
        assertThat(findTask(movement.movementNumber())).isEmpty();
        var due = jobs(movement.movementNumber()).get(0).getDuedate().toInstant();
        assertThat(due)
                .isBetween(
                        java.time.Instant.now().plus(java.time.Duration.ofDays(29)),
                        java.time.Instant.now().plus(java.time.Duration.ofDays(31)));

        runTimers(movement.movementNumber());
        var task = task(movement.movementNumber());
        assertThat(task.getName()).isEqualTo("Claim credit note for " + movement.movementNumber());
        assertThat(groupOf(task)).isEqualTo("accounts-payable");
        assertThat(engine.getTaskService().getVariableLocal(task.getId(), "amount"))
                .isEqualTo("80.00 EUR");
        complete(task, "anna.payable", "accounts-payable", Map.of("reason", "Asked by mail"));
        assertThat(endOf(movement.movementNumber())).contains("EndEvent_CreditNoteClaimed");
        assertThat(auditOf(movement)).contains("CREDIT_NOTE_CLAIMED");
    }

    @Test
    void replacementEndsTheWaitForACreditNote() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        pay(order, "100", "1000.00");
        var movement = giveBack(receipt, "8");
        assertThat(creditNotes.isOwed(movement.movementNumber())).isTrue();
        receive(order, "7");
        assertThat(endOf(movement.movementNumber())).isEmpty();
        receive(order, "1");
        assertThat(endOf(movement.movementNumber())).contains("EndEvent_CreditNoteReceived");
    }

    @Test
    void m19BookedCreditNoteEndsTheClaim() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var invoice = pay(order, "100", "1000.00");
        var movement = giveBack(receipt, "8");
        runTimers(movement.movementNumber());
        assertThat(findTask(movement.movementNumber())).isPresent();

        bookCreditNote(order, invoice, "8", "80.00");
        creditNotes.factsChanged(order.orderNumber());
        assertThat(endOf(movement.movementNumber())).contains("EndEvent_CreditNoteReceived");
    }

    @Test
    void creditNoteThatNobodyToldOfIsNotClaimed() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var invoice = pay(order, "100", "1000.00");
        var movement = giveBack(receipt, "8");
        bookCreditNote(order, invoice, "8", "80.00");
        runTimers(movement.movementNumber());
        assertThat(endOf(movement.movementNumber())).contains("EndEvent_NothingOwed");
    }

    @Test
    void creditNoteCountsForTheGoodsThatWentBackFirst() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var invoice = pay(order, "100", "1000.00");
        var first = giveBack(receipt, "8");
        var second = giveBack(receipt, "5");
        bookCreditNote(order, invoice, "8", "80.00");
        creditNotes.factsChanged(order.orderNumber());
        assertThat(endOf(first.movementNumber())).contains("EndEvent_CreditNoteReceived");
        assertThat(creditNotes.owedFor(second.movementNumber()))
                .extracting(owed -> owed.worth().toString())
                .containsExactly("50.00 EUR");
    }

    @Test
    void nothingIsOwedForGoodsThatWereNotBilledYet() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        pay(order, "60", "600.00");
        var movement = giveBack(receipt, "40");
        assertThat(endOf(movement.movementNumber())).contains("EndEvent_NothingOwed");
        var next = giveBack(receipt, "1");
        assertThat(endOf(next.movementNumber())).isEmpty();
    }

    // --- the start form

    @Test
    void receiverRecordsAReturnInTasklist() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        pay(order, "100", "1000.00");
        var started = start(form(receipt, "RETURN", "8"));
        var number = started.getBusinessKey();
        assertThat(movements.findById(number).orElseThrow().recordedBy()).isEqualTo(REX);
        assertThat(movements.findById(number).orElseThrow().happenedOn()).isEqualTo(today());
        assertThat(stock(receipt).returned()).isEqualByComparingTo("8");
        assertThat(engine.getRuntimeService().getVariables(started.getId())).containsOnlyKeys("creditNoteOwed");
        assertThat(jobs(number)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, eight, quantity: must be a number such as 12.5 but is 'eight'",
        "quantity, 1e9, quantity: must be a number",
        "quantity, -8, quantity: must be greater than 0",
        "quantity, 101, at most 100 can",
        "orderLine, 1.5, orderLine: must be a whole number",
        "orderLine, 2, received nothing for order line 2",
        "movement, THROWN_AWAY, movement: must be one of",
        "happenedOn, tomorrow, happenedOn: must be a date",
        "receiptNumber, GR-0, there is no goods receipt GR-0",
        "note, '', note: must not be empty",
        "reason, '', reason: say why",
    })
    void whatCannotBeIsRefusedByFieldAndNothingIsRecorded(String field, String value, String refusal) {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var entered = form(receipt, "RETURN", "8");
        entered.put(field, value);
        assertThatThrownBy(() -> start(entered)).hasStackTraceContaining(refusal);
        assertThat(movements.findByReceiptNumber(receipt.receiptNumber())).isEmpty();
        assertThat(openOf(order)).isEqualByComparingTo("1000.00");
    }

    @Test
    void onlyReceiversStartTheForm() {
        var receipt = receive(order(chairs("100", "10")), "100");
        assertThatThrownBy(() -> as(
                        "bruno.buyer",
                        "buyer",
                        () -> engine.getRuntimeService()
                                .startProcessInstanceByKey("GoodsMovement", form(receipt, "RETURN", "8"))))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
    }

    // --- refusals

    @Test
    void sameNoteIsOneMovementInCapitalsOrNot() {
        var receipt = receive(order(chairs("100", "10")), "100");
        var first = moving.register(draft(receipt, Kind.RETURN, "Rn-1", today(), returned("8")), REX);
        for (var note : List.of("Rn-1", " RN-1 ")) {
            assertThatThrownBy(() -> moving.register(draft(receipt, Kind.RETURN, note, today(), returned("2")), REX))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("was recorded as " + first.movementNumber());
        }
        move(receipt, Kind.REVERSAL, line(GoodsMovementLine.Kind.REVERSAL, "1"));
        assertThat(stock(receipt).kept()).isEqualByComparingTo("91");
    }

    @Test
    void nothingMovesBeforeItsReceiptOrInTheFuture() {
        var receipt = receive(order(chairs("100", "10")), "100");
        for (var day : List.of(today().plusDays(1), today().minusDays(1))) {
            assertThatThrownBy(() -> moving.register(draft(receipt, Kind.RETURN, "RN", day, returned("8")), REX))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("happenedOn: must not lie");
        }
    }

    @Test
    void closedOrderAndUnknownReceiptAreRefused() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        jdbc.sql("update purchase_order set status = 'CLOSED' where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        assertThatThrownBy(() -> giveBack(receipt, "8"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is closed");
        var unknown = new MovementDraft("GR-0", Kind.RETURN, "RN", "why", today(), List.of(returned("1")));
        assertThatThrownBy(() -> moving.register(unknown, REX)).isInstanceOf(NotFound.class);
    }

    @Test
    void whoApprovedTheOrderDoesNotMoveItsGoods() {
        var receipt = receive(order(chairs("100", "10")), "100");
        for (var kind : Kind.values()) {
            var lineKind = kind == Kind.INSPECTION
                    ? GoodsMovementLine.Kind.ACCEPTANCE
                    : GoodsMovementLine.Kind.valueOf(kind.name());
            assertThatThrownBy(() ->
                            moving.register(draft(receipt, kind, "N", today(), line(lineKind, "1")), "olaf.owner"))
                    .isInstanceOf(Forbidden.class)
                    .hasMessageContaining("rule S2");
        }
        assertThat(movements.findByReceiptNumber(receipt.receiptNumber())).isEmpty();
    }

    @Test
    void neverMoreIsMovedThanThereIs() {
        var receipt = receive(order(chairs("100", "10")), "100");
        giveBack(receipt, "30");
        inspect(receipt, "50", "10");
        assertThatThrownBy(() -> inspect(receipt, "10.000001", "0")).hasMessageContaining("at most 10 can");
        assertThatThrownBy(() -> inspect(receipt, "5", "6")).hasMessageContaining("at most 5 can");
        assertThatThrownBy(() -> giveBack(receipt, "20.000001")).hasMessageContaining("at most 20 can");
        assertThatThrownBy(() -> move(receipt, Kind.REVERSAL, line(GoodsMovementLine.Kind.REVERSAL, "70.000001")))
                .hasMessageContaining("at most 70 can");
        move(receipt, Kind.REVERSAL, line(GoodsMovementLine.Kind.REVERSAL, "70"));
        assertThat(stock(receipt).kept()).isZero();
    }

    @Test
    void databaseItselfRefusesToMoveMoreThanThereIs() {
        var receipt = receive(order(chairs("100", "10")), "100");
        var movement = giveBack(receipt, "8");
        assertThatThrownBy(
                        () -> jdbc.sql("insert into goods_movement_line values (:number, 9, 1, 'RETURN', :stock, 93)")
                                .param("number", movement.movementNumber())
                                .param("stock", "UNINSPECTED")
                                .update())
                .hasStackTraceContaining("has less UNINSPECTED stock");
    }

    @Test
    void ofTwoReturnsAtOnceOneWinsWhenTogetherTheyExceed() throws Exception {
        for (var round = 0; round < 10; round++) {
            var order = order(chairs("100", "10"));
            var receipt = receive(order, "100");
            var results = atOnce(() -> tried(receipt, "60"), () -> tried(receipt, "60"));
            assertThat(results).containsExactlyInAnyOrder("done", "MORE_THAN_ON_HAND");
            assertThat(stock(receipt).kept()).isEqualByComparingTo("40");
            assertThat(openOf(order)).isEqualByComparingTo("400.00");
        }
    }

    @Test
    void ofOneReturnSentTwiceAtOnceOneIsRecorded() throws Exception {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var draft = draft(receipt, Kind.RETURN, "RN-TWICE", today(), returned("8"));
        assertThat(atOnce(() -> tried(draft), () -> tried(draft)))
                .containsExactlyInAnyOrder("done", "MOVEMENT_ALREADY_RECORDED");
        assertThat(openOf(order)).isEqualByComparingTo("920.00");
    }

    // --- held invoices

    @Test
    void movementThatChangesWhatIsOpenHasHeldInvoicesMatchedAgain() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "50");
        var held = enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces("80", "800.00")));
        assertThat(afterJobs(held).status()).isEqualTo(Status.HELD);
        var attempts = attempts(held);
        giveBack(receipt, "1");
        assertThat(attempts(held)).isEqualTo(attempts + 1);
        inspect(receipt, "1", "1");
        assertThat(attempts(held)).as("three-way does not ask inspection").isEqualTo(attempts + 1);
        move(receipt, Kind.REVERSAL, line(GoodsMovementLine.Kind.REVERSAL, "1"));
        assertThat(attempts(held)).isEqualTo(attempts + 2);
    }

    // --- words of this test

    private static MovementDraft.Line line(GoodsMovementLine.Kind kind, String quantity) {
        return new MovementDraft.Line("lines[0].quantity", 1, kind, new BigDecimal(quantity), false);
    }

    private static MovementDraft.Line returned(String quantity) {
        return line(GoodsMovementLine.Kind.RETURN, quantity);
    }

    private static MovementDraft draft(
            GoodsReceipt receipt, Kind kind, String note, LocalDate day, MovementDraft.Line... lines) {
        return new MovementDraft(receipt.receiptNumber(), kind, note, "Found out later", day, List.of(lines));
    }

    private GoodsMovement move(GoodsReceipt receipt, Kind kind, MovementDraft.Line... lines) {
        var movement = moving.register(draft(receipt, kind, unique("N-"), today(), lines), REX);
        return movements.findById(movement.movementNumber()).orElseThrow();
    }

    private GoodsMovement giveBack(GoodsReceipt receipt, String quantity) {
        return move(receipt, Kind.RETURN, returned(quantity));
    }

    private GoodsMovement inspect(GoodsReceipt receipt, String accepted, String rejected) {
        var lines = List.of(
                        line(GoodsMovementLine.Kind.ACCEPTANCE, accepted),
                        line(GoodsMovementLine.Kind.REJECTION, rejected))
                .stream()
                .filter(line -> line.quantity().signum() != 0)
                .toArray(MovementDraft.Line[]::new);
        return move(receipt, Kind.INSPECTION, lines);
    }

    private GoodsReceipt deliver(PurchaseOrder order, GoodsReceiptLine... lines) {
        return receiving.receive(new DeliveryDraft(order.orderNumber(), unique("DN-"), today(), List.of(lines)), REX);
    }

    private GoodsReceipt accept(PurchaseOrder order, String amount) {
        return deliver(order, GoodsReceiptLine.accepted(1, new BigDecimal(amount)));
    }

    private PurchaseOrder kind(PurchaseOrder order, String kind) {
        jdbc.sql("update purchase_order_line set kind = :kind where order_number = :order")
                .param("kind", kind)
                .param("order", order.orderNumber())
                .update();
        return orders.findById(order.orderNumber()).orElseThrow();
    }

    /** 100 pieces of 250 kg at 20 for the kilogram. */
    private PurchaseOrder catchWeight() {
        var order = order(chairs("100", "20"));
        jdbc.sql("update purchase_order_line set price_unit = 'KGM', price_quantity = 250 where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        return order;
    }

    private SupplierInvoice pay(PurchaseOrder order, String quantity, String net) {
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces(quantity, net))));
        assertThat(invoice.status()).isEqualTo(Status.POSTED);
        return invoice;
    }

    /** A credit note in the books, without the way there. */
    private void bookCreditNote(PurchaseOrder order, SupplierInvoice invoice, String quantity, String net) {
        var credit = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("CN-"), "EUR", order.orderNumber(), pieces(quantity, net))));
        jdbc.sql("update supplier_invoice set kind = 'CREDIT_NOTE', status = 'POSTED', preceding_invoice = :first"
                        + " where business_key = :key")
                .param("first", invoice.invoiceNumber())
                .param("key", credit.businessKey())
                .update();
    }

    private Map<String, Object> form(GoodsReceipt receipt, String movement, String quantity) {
        return new HashMap<>(Map.of(
                "receiptNumber",
                receipt.receiptNumber(),
                "movement",
                movement,
                "orderLine",
                "1",
                "quantity",
                quantity,
                "fromAccepted",
                false,
                "note",
                unique("RN-"),
                "reason",
                "Scratched"));
    }

    private ProcessInstance start(Map<String, Object> entered) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("GoodsMovement")
                .latestVersion()
                .singleResult();
        var started = as(REX, RECEIVER, () -> engine.getFormService().submitStartForm(definition.getId(), entered));
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started.getId())
                .singleResult();
    }

    private String tried(GoodsReceipt receipt, String quantity) {
        return tried(draft(receipt, Kind.RETURN, unique("N-"), today(), returned(quantity)));
    }

    private String tried(MovementDraft draft) {
        try {
            moving.register(draft, REX);
            return "done";
        } catch (BusinessRuleViolation refused) {
            return refused.code();
        }
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        var start = new CyclicBarrier(2);
        try {
            var running = List.of(one, other).stream()
                    .map(act -> pool.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            return List.of(running.get(0).get(), running.get(1).get());
        } finally {
            pool.shutdownNow();
        }
    }

    private ReceiptStock stock(GoodsReceipt receipt) {
        return stocks.ofReceipt(receipt.receiptNumber()).get(0);
    }

    private BigDecimal openOf(PurchaseOrder order) {
        return balances.openReceiptsOf(order.orderNumber()).stream()
                .map(line -> line.open())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal booked(GoodsMovement movement, String account) {
        return entries.findByDocumentTypeAndDocumentKey("GOODS_MOVEMENT", movement.movementNumber()).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account().equals(account))
                .map(line -> line.debit().subtract(line.credit()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void assertBalanced(GoodsMovement movement) {
        assertThat(entries
                        .findByDocumentTypeAndDocumentKey("GOODS_MOVEMENT", movement.movementNumber())
                        .orElseThrow()
                        .lines()
                        .stream()
                        .map(line -> line.debit().subtract(line.credit()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
    }

    /** Of all documents of the order. */
    private BigDecimal varianceOf(PurchaseOrder order) {
        return jdbc.sql("""
                        select coalesce(sum(l.debit - l.credit), 0) from journal_line l
                        join journal_entry e on e.number = l.entry_number
                        where l.account = :account and e.document_key in
                            (select business_key from supplier_invoice where order_number = :order
                             union select receipt_number from goods_receipt where order_number = :order
                             union select m.movement_number from goods_movement m
                                join goods_receipt r on r.receipt_number = m.receipt_number where r.order_number = :order)
                        """)
                .param("account", QUANTITY_VARIANCE)
                .param("order", order.orderNumber())
                .query(BigDecimal.class)
                .single();
    }

    private List<String> auditOf(GoodsMovement movement) {
        return jdbc.sql("select action from audit_record where business_key = :key")
                .param("key", movement.movementNumber())
                .query(String.class)
                .list();
    }

    private int attempts(SupplierInvoice invoice) {
        return jdbc.sql("select count(*) from invoice_match where invoice_key = :key")
                .param("key", invoice.businessKey())
                .query(Integer.class)
                .single();
    }

    private String sheetOf(PurchaseOrder order) {
        return String.valueOf(engine.getTaskService()
                .getVariableLocal(task(order.orderNumber()).getId(), "sheet"));
    }
}
