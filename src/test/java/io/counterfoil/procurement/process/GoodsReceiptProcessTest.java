package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.ledger.Balances;
import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.GoodsReceipts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class GoodsReceiptProcessTest extends ProcurementProcessTest {
    private static final String RECEIVER = "receiver";

    @Autowired
    GoodsReceipts receipts;

    @Autowired
    Balances balances;

    @Autowired
    JournalEntries entries;

    @Test
    void receiverRecordsADeliveryInTheTask() {
        var order = order(chairs("10", "10.00"));
        complete(task(order.orderNumber()), REX, RECEIVER, delivery("DN-1", "4"));

        var receipt = receipts.findByOrderNumberAndDeliveryNote(order.orderNumber(), "DN-1")
                .orElseThrow();
        assertThat(receipt.receivedBy()).isEqualTo(REX);
        assertThat(receipt.receivedOn()).isEqualTo(today());
        assertThat(receivedOf(order)).isEqualByComparingTo("4");
        assertThat(entries.findByDocumentTypeAndDocumentKey("GOODS_RECEIPT", receipt.receiptNumber()))
                .isPresent();
        assertThat(openOf(order)).isEqualByComparingTo("40.00");
        assertThat(endOf(order.orderNumber())).isEmpty();
    }

    @Test
    void receiverRecordsADeliveryInTasklist() {
        var order = order(chairs("10", "10.00"));
        submitForm(task(order.orderNumber()), REX, RECEIVER, delivery("DN-1", "4"));
        assertThat(receipts.findByOrderNumberAndDeliveryNote(order.orderNumber(), "DN-1"))
                .isPresent();
        assertThat(receivedOf(order)).isEqualByComparingTo("4");
    }

    @Test
    void nextDeliveryIsAskedForUntilEverythingArrived() {
        var order = order(chairs("10", "10.00"));
        complete(task(order.orderNumber()), REX, RECEIVER, delivery("DN-1", "4"));
        complete(task(order.orderNumber()), REX, RECEIVER, delivery("DN-2", "6"));

        assertThat(endOf(order.orderNumber())).contains("EndEvent_OrderFullyReceived");
        assertThat(receivedOf(order)).isEqualByComparingTo("10");
        assertThat(openOf(order)).isEqualByComparingTo("100.00");
    }

    @Test
    void nextDeliveryDoesNotInheritWhatWasEnteredBefore() {
        var order = order(chairs("10", "10.00"));
        complete(task(order.orderNumber()), REX, RECEIVER, delivery("DN-1", "4"));
        assertThatThrownBy(() -> complete(task(order.orderNumber()), REX, RECEIVER, Map.of()))
                .hasStackTraceContaining("deliveryNote: must not be empty");
        assertThat(receivedOf(order)).isEqualByComparingTo("4");
    }

    @Test
    void deliveryOverTheApiRenewsTheOpenTask() {
        var order = order(chairs("10", "10.00"));
        var before = task(order.orderNumber());
        receive(order, "4");

        assertThat(task(order.orderNumber()).getId()).isNotEqualTo(before.getId());
        assertThat(sheetOf(order)).contains("\"received\":\"4\"", "\"open\":\"6\"");
        receive(order, "6");
        assertThat(endOf(order.orderNumber())).contains("EndEvent_OrderFullyReceived");
    }

    @Test
    void orderIsCompleteOnlyWhenAllItsLinesAre() {
        var order = order(chairs("2", "10.00"), chairs("3", "20.00"));
        receive(order, "2");
        assertThat(endOf(order.orderNumber())).isEmpty();
        assertThatThrownBy(() -> receive(order, "1", "3")).hasMessageContaining("line 1");
        receiving.receive(of(order, "DN-2", today(), "2", "3"), REX);
        assertThat(endOf(order.orderNumber())).contains("EndEvent_OrderFullyReceived");
    }

    @Test
    void taskShowsWhatIsExpected() {
        var order = order(chairs("1250.5", "10.00"));
        var task = task(order.orderNumber());
        assertThat(task.getName()).isEqualTo("Record goods receipt for " + order.orderNumber());
        assertThat(groupOf(task)).isEqualTo(RECEIVER);
        assertThat(sheetOf(order))
                .contains("\"ordered\":\"1,250.5 pcs\"", "\"received\":\"0\"", "\"open\":\"1,250.5\"");
        assertThat(task.getDueDate()).isNotNull();
    }

    @Test
    void sameDeliveryNoteIsRecordedOnce() {
        var order = order(chairs("10", "10.00"));
        var first = receiving.receive(of(order, "DN-7", today(), "1", "4"), REX);

        assertThatThrownBy(() -> receiving.receive(of(order, "DN-7", today(), "1", "2"), REX))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("deliveryNote")
                .hasMessageContaining(first.receiptNumber());
        assertThatThrownBy(() -> complete(task(order.orderNumber()), REX, RECEIVER, delivery("DN-7", "2")))
                .hasStackTraceContaining("was recorded as " + first.receiptNumber());
        assertThat(receivedOf(order)).isEqualByComparingTo("4");
        assertThat(openOf(order)).isEqualByComparingTo("40.00");
    }

    @Test
    void lineThatTheOrderLacksIsRefused() {
        var order = order(chairs("10", "10.00"));
        assertThatThrownBy(() -> receiving.receive(of(order, "DN-1", today(), "2", "1"), REX))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining(order.orderNumber() + " has no line 2");
        assertNothingArrived(order);
    }

    @Test
    void moreThanOrderedIsRefused() {
        var order = order(chairs("10", "10.00"));
        receive(order, "6");
        assertThatThrownBy(() -> receive(order, "4.000001"))
                .hasMessageContaining("line 1")
                .hasMessageContaining("10.000001 received")
                .hasMessageContaining("at most 10");
        assertThat(receivedOf(order)).isEqualByComparingTo("6");
    }

    @Test
    void twoRowsOfOneLineCountTogether() {
        var order = order(chairs("10", "10.00"));
        var draft = new DeliveryDraft(
                order.orderNumber(),
                "DN-1",
                today(),
                List.of(new GoodsReceiptLine(1, BigDecimal.TEN), new GoodsReceiptLine(1, BigDecimal.ONE)));
        assertThatThrownBy(() -> receiving.receive(draft, REX)).hasMessageContaining("11 received");
        assertNothingArrived(order);
    }

    @Test
    void overDeliveryWithinTheAgreedPercentIsReceived() {
        var order = order(chairs("100", "10.00"));
        jdbc.sql("update purchase_order_line set over_delivery_percent = 5 where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        receive(order, "105");
        assertThatThrownBy(() -> receive(order, "0.000001")).isInstanceOf(BusinessRuleViolation.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-0.000001"})
    void quantityThatIsNotPositiveIsRefused(String quantity) {
        var order = order(chairs("10", "10.00"));
        assertThatThrownBy(() -> receiving.receive(of(order, "DN-1", today(), "1", quantity), REX))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lines[0].quantity: must be greater than 0");
        assertNothingArrived(order);
    }

    @Test
    void negativeQuantityInTheTaskIsRefused() {
        var order = order(chairs("10", "10.00"));
        assertThatThrownBy(() -> complete(task(order.orderNumber()), REX, RECEIVER, delivery("DN-1", "-4")))
                .hasStackTraceContaining("must be greater than 0");
        assertNothingArrived(order);
    }

    @Test
    void deliveryOfNothingIsRefused() {
        var order = order(chairs("10", "10.00"));
        assertThatThrownBy(() -> complete(task(order.orderNumber()), REX, RECEIVER, delivery("DN-1", "0")))
                .hasStackTraceContaining("must name at least one line");
        assertNothingArrived(order);
    }

    @Test
    void deliveryInTheFutureIsRefused() {
        var order = order(chairs("10", "10.00"));
        assertThatThrownBy(() -> receiving.receive(of(order, "DN-1", today().plusDays(1), "1", "1"), REX))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("receivedOn: must not lie in the future");
        assertNothingArrived(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "21.11.2026", "2026-02-30"})
    void dateThatIsNoneIsRefusedNamingTheField(String date) {
        var order = order(chairs("10", "10.00"));
        var entered = new java.util.HashMap<>(delivery("DN-1", "1"));
        entered.put("receivedOn", date);
        assertThatThrownBy(() -> complete(task(order.orderNumber()), REX, RECEIVER, entered))
                .hasStackTraceContaining("receivedOn: must");
        assertNothingArrived(order);
    }

    @Test
    void unknownOrderIsRefused() {
        var draft = new DeliveryDraft("PO-0", "DN-1", today(), List.of(new GoodsReceiptLine(1, BigDecimal.ONE)));
        assertThatThrownBy(() -> receiving.receive(draft, REX))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no purchase order PO-0");
    }

    @Test
    void closedOrderTakesNoGoods() {
        var order = order(chairs("10", "10.00"));
        jdbc.sql("update purchase_order set status = 'CLOSED' where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        assertThatThrownBy(() -> receive(order, "1"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void nobodyReceivesWhatTheyApproved() {
        var order = order(chairs("10", "10.00"));
        assertThatThrownBy(() -> receiving.receive(of(order, "DN-1", today(), "1", "1"), "olaf.owner"))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("rule S2");
        assertThatThrownBy(() -> claim(task(order.orderNumber()), "olaf.owner", RECEIVER))
                .hasStackTraceContaining("rule S2");
        assertNothingArrived(order);
    }

    @Test
    void onlyReceiversTakeTheTask() {
        var order = order(chairs("10", "10.00"));
        assertThatThrownBy(() -> claim(task(order.orderNumber()), "bruno.buyer", "buyer"))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
    }

    private static DeliveryDraft of(PurchaseOrder order, String note, LocalDate day, String line, String quantity) {
        return new DeliveryDraft(
                order.orderNumber(),
                note,
                day,
                List.of(new GoodsReceiptLine(Integer.parseInt(line), new BigDecimal(quantity))));
    }

    /** As the form sends it: every figure a text. */
    private static Map<String, Object> delivery(String note, String quantity) {
        return Map.of(
                "deliveryNote",
                note,
                "receivedOn",
                today().toString(),
                "receivedLines",
                SpinValues.jsonValue(
                                "[{\"line\":\"1\",\"description\":\"Office chair\",\"quantity\":\"" + quantity + "\"}]")
                        .create());
    }

    private BigDecimal receivedOf(PurchaseOrder order) {
        return receiving.receivedByLine(order.orderNumber()).getOrDefault(1, BigDecimal.ZERO);
    }

    private BigDecimal openOf(PurchaseOrder order) {
        return balances.openReceiptsOf(order.orderNumber()).stream()
                .map(line -> line.open())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void assertNothingArrived(PurchaseOrder order) {
        assertThat(receivedOf(order)).isZero();
        assertThat(openOf(order)).isZero();
        assertThat(findTask(order.orderNumber())).isPresent();
    }

    private String sheetOf(PurchaseOrder order) {
        return String.valueOf(engine.getTaskService()
                .getVariableLocal(task(order.orderNumber()).getId(), "sheet"));
    }
}
