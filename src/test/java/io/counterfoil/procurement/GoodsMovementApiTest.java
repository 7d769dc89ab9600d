package io.counterfoil.procurement;

import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodsMovementApiTest extends ProcurementApiTest {
    private static final String REX = "rex.receiver";

    private String order = "";
    private String receipt = "";

    @BeforeEach
    void receiveHundredAtTen() {
        order = receivedOrder(examples.newSupplier(), "100", "10");
        receipt = jdbc.sql("select receipt_number from goods_receipt where order_number = :order")
                .param("order", order)
                .query(String.class)
                .single();
    }

    @Test
    void returnIsCreatedReadAndShownAtItsReceiptAndCase() {
        var created = post(REX, RECEIPTS + "/" + receipt + "/returns", JSON, newKey(), movement("RN-1", "8"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("kind")).isEqualTo("RETURN");
        var address = created.response().headers().firstValue("Location").orElseThrow();
        assertThat(get(ANNA, address).text("businessKey")).isEqualTo(created.text("businessKey"));

        var read = get(ANNA, RECEIPTS + "/" + receipt).body();
        assertThat(read.at("/stock/0/kept").asText()).isEqualTo("92");
        assertThat(read.at("/stock/0/open").asText()).isEqualTo("92");
        assertThat(read.at("/stock/0/returned").asText()).isEqualTo("8");
        assertThat(read.at("/movements/0/businessKey").asText()).isEqualTo(created.text("businessKey"));
        assertThat(get("carla.controller", "/api/v1/cases/" + created.text("businessKey"))
                        .response()
                        .body())
                .contains("Return note RN-1 for " + receipt)
                .contains(order);
    }

    @Test
    void inspectionAndReversalAreShown() {
        var inspected =
                post("erp.gateway", RECEIPTS + "/" + receipt + "/inspections", JSON, newKey(), """
                {"note":"IR-1","reason":"Scratches","happenedOn":"%s","lines":[{"orderLine":1,"accepted":90,"rejected":6}]}
                """.formatted(today()));
        assertThat(inspected.status()).isEqualTo(201);
        assertThat(post(REX, RECEIPTS + "/" + receipt + "/reversals", JSON, newKey(), movement("C-1", "1"))
                        .status())
                .isEqualTo(201);
        var stock = get(REX, RECEIPTS + "/" + receipt).body().at("/stock/0");
        assertThat(stock.path("accepted").asText()).isEqualTo("90");
        assertThat(stock.path("rejected").asText()).isEqualTo("6");
        assertThat(stock.path("reversed").asText()).isEqualTo("1");
        assertThat(stock.path("open").asText()).isEqualTo("3");
    }

    @Test
    void sameCallTwiceIsOneReturnAndTheSameNoteAgainAConflict() {
        var key = newKey();
        var path = RECEIPTS + "/" + receipt + "/returns";
        var first = post(REX, path, JSON, key, movement("RN-1", "8"));
        var again = post(REX, path, JSON, key, movement("RN-1", "8"));
        assertThat(again.isReplayed()).isTrue();
        assertThat(again.text("businessKey")).isEqualTo(first.text("businessKey"));
        var other = post(REX, path, JSON, newKey(), movement("rn-1", "8"));
        assertProblem(other, 409, "MOVEMENT_ALREADY_RECORDED");
        assertThat(other.text("detail")).contains(first.text("businessKey"));
        assertThat(count("goods_movement", "receipt_number", receipt)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "returns | {'orderLine':1,'quantity':101} | 422 | MORE_THAN_ON_HAND",
                "returns | {'orderLine':1,'quantity':1,'fromAccepted':true} | 422 | MORE_THAN_ON_HAND",
                "returns | {'orderLine':2,'quantity':1} | 422 | RECEIPT_LINE_UNKNOWN",
                "returns | {'orderLine':1,'quantity':0} | 422 | INPUT_INVALID",
                "returns | {'orderLine':1,'quantity':-1} | 422 | INPUT_INVALID",
                "returns | {'orderLine':1,'quantity':0.0000001} | 422 | INPUT_INVALID",
                "returns | {'orderLine':1} | 400 | INVALID_FIELDS",
                "reversals | {'orderLine':1,'quantity':1,'fromAccepted':true} | 422 | INPUT_INVALID",
                "inspections | {'orderLine':1} | 422 | INPUT_INVALID",
                "inspections | {'orderLine':1,'accepted':-1} | 422 | INPUT_INVALID",
                "inspections | {'orderLine':1,'accepted':60,'rejected':41} | 422 | MORE_THAN_ON_HAND",
            })
    void contradictionIsRefusedAndNothingIsRecorded(String what, String line, int status, String code) {
        var answer = post(REX, RECEIPTS + "/" + receipt + "/" + what, JSON, newKey(), body("N", line));
        assertProblem(answer, status, code);
        assertThat(count("goods_movement", "receipt_number", receipt)).isZero();
    }

    @Test
    void unknownReceiptAndUnknownMovementAreNotFound() {
        assertProblem(
                post(REX, RECEIPTS + "/GR-0/returns", JSON, newKey(), movement("N", "1")),
                404,
                "GOODS_RECEIPT_UNKNOWN");
        assertProblem(get(REX, "/api/v1/goods-movements/GM-0"), 404, "GOODS_MOVEMENT_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"anna.payable,returns", "bruno.buyer,reversals", "oscar.operator,inspections"})
    void othersThanReceiversMoveNothing(String login, String what) {
        var body =
                body("N", what.equals("inspections") ? "{'orderLine':1,'accepted':1}" : "{'orderLine':1,'quantity':1}");
        assertProblem(post(login, RECEIPTS + "/" + receipt + "/" + what, JSON, newKey(), body), 403, "ROLE_MISSING");
    }

    @Test
    void ofManyReturnsAtOnceOnlySoManySucceedAsThereAreGoods() throws Exception {
        var answers = atOnce(IntStream.range(0, 8)
                .mapToObj(thread -> (Callable<Answer>) () -> post(
                        thread % 2 == 0 ? REX : "erp.gateway",
                        RECEIPTS + "/" + receipt + "/returns",
                        JSON,
                        newKey(),
                        movement("RN-" + thread, "20")))
                .toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertProblem(answer, 422, "MORE_THAN_ON_HAND"));
        assertThat(get(REX, RECEIPTS + "/" + receipt).body().at("/stock/0/kept").asText())
                .isEqualTo("0");
    }

    @Test
    void receiptSaysWhatItNeedsForServicesAndBlanketLines() {
        terms("SERVICE");
        assertProblem(receive("{'orderLine':1,'quantity':1}"), 422, "INPUT_INVALID");
        assertProblem(receive("{'orderLine':1}"), 422, "INPUT_INVALID");
        assertProblem(receive("{'orderLine':1,'acceptedAmount':0}"), 422, "INPUT_INVALID");
        terms("BLANKET");
        assertProblem(receive("{'orderLine':1,'quantity':1}"), 422, "RECEIPT_NOT_TAKEN");
    }

    @Test
    void serviceIsAcceptedWithoutAQuantity() {
        post(REX, RECEIPTS + "/" + receipt + "/reversals", JSON, newKey(), movement("C", "100"));
        terms("SERVICE");
        var accepted = receive("{'orderLine':1,'acceptedAmount':'250.50'}");
        assertThat(accepted.status()).isEqualTo(201);
        var stock =
                get(REX, RECEIPTS + "/" + accepted.text("businessKey")).body().at("/stock/0");
        assertThat(stock.path("keptAmount").asText()).isEqualTo("250.5");
        assertThat(stock.path("kept").asText()).isEqualTo("1");
    }

    private Answer receive(String line) {
        return post(
                REX,
                RECEIPTS,
                JSON,
                newKey(),
                "{'orderNumber':'%s','deliveryNote':'%s','receivedOn':'%s','lines':[%s]}"
                        .formatted(order, unique("DN-"), today(), line)
                        .replace('\'', '"'));
    }

    private void terms(String kind) {
        jdbc.sql("update purchase_order_line set kind = :kind where order_number = :order")
                .param("kind", kind)
                .param("order", order)
                .update();
    }

    private static String movement(String note, String quantity) {
        return body(note, "{'orderLine':1,'quantity':" + quantity + "}");
    }

    private static String body(String note, String line) {
        return "{'note':'%s','reason':'Wrong colour','happenedOn':'%s','lines':[%s]}"
                .formatted(note, today(), line)
                .replace('\'', '"');
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.response().body()).contains(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isProblem()).isTrue();
    }
}
