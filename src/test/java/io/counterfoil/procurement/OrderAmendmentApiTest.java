package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderAmendmentApiTest extends ProcurementApiTest {
    private static final String BRUNO = "bruno.buyer";
    private static final String ORDERS = "/api/v1/purchase-orders/";
    private static final String DEARER =
            "{\"reason\":\"New price list\",\"changes\":[{\"line\":1,\"unitPrice\":10.60}]}";

    @Test
    void proposedAmendmentIsReadWithItsFiguresBeforeAndAfter() {
        var order = receivedOrder(examples.newSupplier(), "100", "10");
        var key = newKey();
        var created = post(BRUNO, ORDERS + order + "/amendments", JSON, key, DEARER);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("businessKey")).startsWith("AMD-");
        assertThat(created.response().headers().firstValue("Location"))
                .hasValue(ORDERS + order + "/amendments/" + created.text("businessKey"));

        var read = get(BRUNO, ORDERS + order + "/amendments/" + created.text("businessKey"));
        assertThat(read.text("state")).isEqualTo("PROPOSED");
        assertThat(decimal(read.body().path("netBefore"))).isEqualByComparingTo("1000");
        assertThat(decimal(read.body().path("netAfter"))).isEqualByComparingTo("1060");
        var line = read.body().path("lines").path(0);
        assertThat(decimal(line.path("before").path("unitPrice"))).isEqualByComparingTo("10");
        assertThat(decimal(line.path("after").path("unitPrice"))).isEqualByComparingTo("10.6");
        assertThat(get("hana.head", ORDERS + order + "/amendments")
                        .body()
                        .path("total")
                        .asInt())
                .isOne();

        assertThat(post(BRUNO, ORDERS + order + "/amendments", JSON, key, DEARER)
                        .isReplayed())
                .isTrue();
        var second = post(BRUNO, ORDERS + order + "/amendments", JSON, newKey(), DEARER);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("AMENDMENT_OPEN");
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "rita.requester, amendments, 403, ROLE_MISSING",
        "anna.payable, amendments, 403, ROLE_MISSING",
        "admin, amendments, 403, SEGREGATION_OF_DUTIES",
        "carl.category, closure, 403, ROLE_MISSING",
        "erp.gateway, amendments, 201, ",
        "erp.gateway, closure, 409, ORDER_NOT_SETTLED"
    })
    void buyersAndApplicationsAloneChangeOrders(String login, String act, int status, String code) {
        var order = receivedOrder(examples.newSupplier(), "100", "10");
        var answer = post(
                login,
                ORDERS + order + "/" + act,
                JSON,
                newKey(),
                act.equals("closure") ? "{\"reason\":\"Done\"}" : DEARER);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code == null ? "" : code);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"x\",\"changes\":[{\"line\":9,\"unitPrice\":1}]} | 422 | ORDER_LINE_UNKNOWN",
                "{\"reason\":\"x\",\"changes\":[{\"line\":1,\"quantity\":99}]} | 422 | AMENDMENT_BELOW_RECEIVED",
                "{\"reason\":\"x\",\"changes\":[{\"line\":1,\"unitPrice\":100000}]} | 422 | BUDGET_EXCEEDED",
                "{\"reason\":\"\",\"changes\":[{\"line\":1,\"unitPrice\":1}]} | 422 | INPUT_INVALID",
                "{\"reason\":\"x\",\"changes\":[]} | 422 | INPUT_INVALID",
                "{\"reason\":\"x\"} | 422 | INPUT_INVALID",
                "{\"reason\":\"x\",\"changes\":[{\"line\":1,\"unitPrice\":-1}]} | 422 | INPUT_INVALID",
                "{\"reason\":\"x\",\"changes\":[{\"line\":1,\"quantity\":0}]} | 422 | INPUT_INVALID",
                "{\"reason\":\"x\",\"changes\":[{\"line\":1,\"scheduledOn\":\"0001-01-01\"}]} | 422 | INPUT_INVALID"
            })
    void amendmentThatCannotBeIsRefusedAndNotStored(String body, int status, String code) {
        var order = receivedOrder(examples.newSupplier(), "100", "10");
        var answer = post(BRUNO, ORDERS + order + "/amendments", JSON, newKey(), body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(count("order_amendment", "order_number", order)).isZero();
    }

    @Test
    void unknownOrdersAndAmendmentsAreNotFound() {
        var order = receivedOrder(examples.newSupplier(), "100", "10");
        assertThat(post(BRUNO, ORDERS + "PO-NONE/amendments", JSON, newKey(), DEARER)
                        .text("code"))
                .isEqualTo("PURCHASE_ORDER_UNKNOWN");
        assertThat(get(BRUNO, ORDERS + "PO-NONE/amendments").status()).isEqualTo(404);
        assertThat(get(BRUNO, ORDERS + order + "/amendments/AMD-NONE").text("code"))
                .isEqualTo("AMENDMENT_UNKNOWN");
        assertThat(post(BRUNO, ORDERS + "PO-NONE/closure", JSON, newKey(), "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void termsAgreedComeBackAsTheyWereGiven() {
        var line = """
                {"description":"Screws","quantity":2500,"unit":"C62","unitPrice":3.75,"terms":{"pricePer":100,
                 "overDeliveryPercent":5,"matchPolicy":"TWO_WAY","plannedFreight":10.50,"packUnit":"BX","packQuantity":12}}
                """;
        var body = requisitionBody(examples.newSupplier(), examples.newCostCentre("1000"), line)
                .replace("\"lines\"", "\"terms\":{\"prepaymentPercent\":30},\"lines\"");
        var created = post("rita.requester", REQUISITIONS, JSON, newKey(), body);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        assertThat(decimal(created.body().path("netAmount"))).isEqualByComparingTo("93.75");
        assertThat(decimal(created.body().path("terms").path("prepaymentPercent")))
                .isEqualByComparingTo("30");
        var terms = created.body().path("lines").path(0).path("terms");
        assertThat(terms.path("matchPolicy").asText()).isEqualTo("TWO_WAY");
        assertThat(terms.path("kind").asText()).isEqualTo("GOODS");
        assertThat(decimal(terms.path("packQuantity"))).isEqualByComparingTo("12");
        assertThat(terms.has("validTo")).isFalse();
    }

    @Test
    void orderShowsItsTerms() {
        var order = receivedOrder(examples.newSupplier(), "100", "10");
        jdbc.sql(
                        "update purchase_order_line set price_per = 100, over_delivery_percent = 5 where order_number = :order")
                .param("order", order)
                .update();
        var line = get(BRUNO, ORDERS + order).body().path("lines").path(0);
        assertThat(decimal(line.path("terms").path("pricePer"))).isEqualByComparingTo("100");
        assertThat(decimal(line.path("netAmount"))).isEqualByComparingTo("10");
    }

    /** Figures are written as text. */
    private static BigDecimal decimal(JsonNode figure) {
        return new BigDecimal(figure.asText());
    }
}
