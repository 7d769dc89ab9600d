package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The match as a calculator: documents in, the full result out, nothing kept. */
class MatchEvaluationApiTest extends ProcurementApiTest {
    private static final String PATH = "/api/v1/evaluations/match";

    @Test
    void cleanInvoiceIsTouchless() {
        var answer = evaluate("", received("100"), "", invoice("100", "1000.00"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("verdict")).isEqualTo("TOUCHLESS");
        assertThat(answer.body().toString())
                .contains("\"payable\":true")
                .contains("\"toleranceSets\":\"STD version 1\"");
    }

    @Test
    void m13_everyReasonIsNamedWithItsOwnersAndWhatNobodyDoubts() {
        var answer = evaluate("", received("60"), "", invoice("100", "1100.00"));

        assertThat(answer.text("verdict")).isEqualTo("HOLD");
        assertThat(answer.body().toString())
                .contains("\"reasons\":[\"PRC\",\"QTY\"]")
                .contains("\"owners\":[\"BUYER\",\"RECEIVER\"]")
                .contains("\"undisputed\":\"600.00\"")
                .contains("the invoice charges 1,100.00 EUR where the order prices 1,000.00 EUR");
    }

    @Test
    void payableNowIsTheWholeOrNothingOrWhatNobodyDoubtsIfTheSetPaysThat() {
        var pays = "\"toleranceSet\": {\"name\": \"TRY\", \"pays\": \"UNDISPUTED\", \"limits\": {}},";

        assertThat(evaluate("", received("100"), "", invoice("100", "1000.00")).text("payableNow"))
                .isEqualTo("1000.00");
        assertThat(evaluate("", received("60"), "", invoice("100", "1100.00")).text("payableNow"))
                .isEqualTo("0.00");
        assertThat(evaluate(pays, received("60"), "", invoice("100", "1100.00")).text("payableNow"))
                .isEqualTo("600.00");
        assertRefused(
                evaluate(
                        "\"toleranceSet\": {\"name\": \"STD\", \"version\": 1, \"pays\": \"WHOLE\"},",
                        received("60"),
                        "",
                        invoice("100", "1100.00")),
                "INPUT_INVALID",
                "is said by the stored version");
    }

    @Test
    void earlierInvoicesUseUpWhatCame() {
        var answer = evaluate(
                "", received("100"), "{\"orderLine\": 1, \"quantity\": 90, \"amount\": 900}", invoice("20", "200.00"));

        assertThat(answer.body().toString()).contains("\"reasons\":[\"QTY\",\"ORD\"]");
    }

    @Test
    void m14_anotherUnitIsConvertedByItsExactFactor() {
        var answer = evaluate(ANNA, PATH, """
                {"order": {"number": "PO-1", "supplier": "S-1", "currency": "EUR", "lines":
                    [{"number": 1, "quantity": 10, "unit": "BX", "unitPrice": 24, "units": {"EA": "1/12"}}]},
                 "receipts": [{"receipt": "GR-1", "orderLine": 1, "received": 10}],
                 "invoice": {"number": "9", "supplier": "S-1", "currency": "EUR", "lines":
                    [{"number": 1, "orderLine": 1, "quantity": 100, "unit": "EA", "net": 200.00}]}}
                """);

        assertThat(answer.text("verdict")).isEqualTo("TOUCHLESS");
        assertThat(answer.body().toString()).contains("\"invoiced\":\"100/12\"");
    }

    @Test
    void unitWithoutConversionIsParkedAndNamed() {
        var answer = evaluate(
                ANNA,
                PATH,
                body("", received("100"), "", invoice("100", "1000.00"))
                        .replace("\"unit\": \"EA\", \"net\"", "\"unit\": \"KGM\", \"net\""));

        assertThat(answer.text("verdict")).isEqualTo("PARK");
        assertThat(answer.body().toString()).contains("Invoice line 1 is in KGM, but order line 1 is in EA");
    }

    @Test
    void aRuleIsTriedBeforeItIsUsed() {
        var loose = "\"toleranceSet\": {\"name\": \"TRY\", \"limits\": {\"PRC\": {\"percent\": 10}}},";

        assertThat(evaluate(loose, received("100"), "", invoice("100", "1090.00"))
                        .text("verdict"))
                .isEqualTo("WITHIN_TOL");
        assertThat(evaluate(loose, received("100"), "", invoice("100", "1100.01"))
                        .body()
                        .toString())
                .contains("10.0 % (TRY of the request)");
    }

    @Test
    void storedSetIsNamedByVersion() {
        var std = "\"toleranceSet\": {\"name\": \"STD\", \"version\": 1},";
        var none = "\"toleranceSet\": {\"name\": \"STD\", \"version\": 99999},";

        assertThat(evaluate(std, received("100"), "", invoice("100", "1010.00")).text("verdict"))
                .isEqualTo("WITHIN_TOL");
        var unknown = evaluate(none, received("100"), "", invoice("100", "1010.00"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("code")).isEqualTo("TOLERANCE_SET_UNKNOWN");
    }

    @Test
    void contradictionsAreRefusedByName() {
        assertRefused(
                evaluate(
                        "",
                        "{\"receipt\": \"GR-1\", \"orderLine\": 1, \"received\": 10, \"accepted\": 8, \"rejected\": 3}",
                        "",
                        invoice("10", "100.00")),
                "DOCUMENTS_CONTRADICT",
                "11 accepted and rejected of 10");
        assertRefused(
                evaluate(
                        "\"toleranceSet\": {\"name\": \"NEG\", \"limits\": {\"PRC\": {\"absolute\": -1}}},",
                        received("10"),
                        "",
                        invoice("10", "100.00")),
                "DOCUMENTS_CONTRADICT",
                "is negative");
    }

    @Test
    void everythingThatNoDocumentCanSayIsNamedAtOnce() {
        var answer = evaluate(ANNA, PATH, """
                {"order": {"number": "PO-1", "supplier": "S-1", "currency": "XXX", "lines":
                    [{"number": 1, "quantity": -1, "unit": "EA", "unitPrice": 10, "plannedFreight": -1,
                      "validFrom": "2026-12-01", "validTo": "2026-11-01"},
                     {"number": 1, "quantity": 1, "unit": "EA", "unitPrice": -10, "pricePer": 0, "taxPercent": 101}]},
                 "receipts": [{"receipt": "GR-1", "orderLine": 1, "received": -5},
                              {"receipt": "GR-1", "orderLine": 1, "received": 5},
                              {"receipt": "GR-2", "orderLine": 9, "received": 5}],
                 "earlierInvoices": [{"orderLine": 7, "quantity": 1, "amount": 10}],
                 "toleranceSet": {"name": "TRY", "limits":
                    {"PRCX": {"percent": 1}, "PRC": {"absolute": 1, "currency": "ZZZ"}}},
                 "invoice": {"number": "9", "supplier": "S-1", "currency": "EUR", "charges": 5,
                    "taxes": [{"percent": 19, "base": 1.001, "amount": 0.19}], "lines":
                    [{"number": 1, "orderLine": 1, "quantity": 1, "unit": "EA", "net": 10},
                     {"number": 1, "orderLine": 1, "quantity": 1, "unit": "EA", "net": 10.001}]}}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "order.currency",
                        "order.lines[0].quantity",
                        "order.lines[0].plannedFreight",
                        "order.lines[0].validFrom",
                        "order.lines[1].number",
                        "order.lines[1].unitPrice",
                        "order.lines[1].pricePer",
                        "order.lines[1].taxPercent",
                        "receipts[0].received",
                        "receipts[1].receipt",
                        "receipts[2].orderLine",
                        "earlierInvoices[0].orderLine",
                        "toleranceSet.limits.PRCX",
                        "toleranceSet.limits.PRC.currency",
                        "invoice.charges",
                        "invoice.taxes",
                        "invoice.taxes[0].base",
                        "invoice.lines[1].number",
                        "invoice.lines[1].net");
    }

    @Test
    void whatEarlierInvoicesAndAgreementsCannotSayIsNamedAtOnce() {
        var answer = evaluate(ANNA, PATH, """
                {"order": {"number": "PO-1", "supplier": "S-1", "currency": "EUR", "lines":
                    [{"number": 1, "quantity": 100, "unit": "EA", "unitPrice": 10,
                      "overDeliveryPercent": 99999999999, "units": {"XBX": null}}]},
                 "receipts": [{"receipt": "GR-1", "orderLine": 1, "received": 100}],
                 "earlierInvoices": [{"orderLine": 1, "quantity": -10, "amount": -100},
                                     {"orderLine": 1, "receipt": "GR-8", "quantity": 5, "amount": -1}],
                 "invoice": {"number": "9", "supplier": "S-1", "currency": "EUR", "lines":
                    [{"number": 1, "orderLine": 1, "quantity": 100, "unit": "EA", "net": 1000, "receipt": "GR-9"}]}}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "order.lines[0].overDeliveryPercent",
                        "order.lines[0].units.XBX",
                        "earlierInvoices[1].receipt",
                        "earlierInvoices[1].amount",
                        "earlierInvoices",
                        "earlierInvoices",
                        "invoice.lines[0].receipt");
        assertThat(answer.response().body())
                .contains("must be at most 100 but is 99999999999")
                .contains("the sum of quantity over order line 1 is -5; give the invoices that were credited too")
                .contains("is 'GR-9'; those are [GR-1]");
    }

    @Test
    void creditNotesAmongEarlierInvoicesGiveBackWhatTheyCredit() {
        var earlier = "{\"orderLine\": 1, \"quantity\": 90, \"amount\": 900},"
                + "{\"orderLine\": 1, \"quantity\": -20, \"amount\": -200}";

        assertThat(evaluate("", received("100"), earlier, invoice("30", "300.00"))
                        .text("verdict"))
                .isEqualTo("TOUCHLESS");
    }

    @Test
    void grossWithMoreDecimalsThanTheCurrencyIsRefused() {
        var answer = evaluate(
                "", received("10"), "", invoice("10", "100.00").replace("\"lines\"", "\"gross\": 100.005, \"lines\""));

        assertRefused(answer, "INPUT_INVALID", "invoice.gross: must have at most 2 decimals");
    }

    @Test
    void keyThatNobodyKnowsIsRefusedWithTheKnownOnes() {
        var answer = evaluate(
                "", received("10"), "", invoice("10", "100.00").replace("\"lines\"", "\"grosss\": 100, \"lines\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("invoice.grosss").contains("known are");
    }

    @Test
    void unitDividedByNothingIsRefusedByName() {
        for (var factor : new String[] {"1/0", "x", "1/-2"}) {
            var answer = evaluate(
                    ANNA,
                    PATH,
                    body("", received("10"), "", invoice("10", "100.00"))
                            .replace(
                                    "\"unitPrice\": 10", "\"unitPrice\": 10, \"units\": {\"BX\": \"" + factor + "\"}"));

            assertThat(answer.status()).as(factor).isEqualTo(400);
            assertThat(answer.text("detail"))
                    .contains("order.lines[0].units.BX")
                    .contains("'" + factor + "' is no");
        }
        assertRefused(
                evaluate(
                        ANNA,
                        PATH,
                        body("", received("10"), "", invoice("10", "100.00"))
                                .replace("\"unitPrice\": 10", "\"unitPrice\": 10, \"units\": {\"BX\": \"-1/2\"}")),
                "INPUT_INVALID",
                "order.lines[0].units.BX: must be greater than 0");
    }

    @Test
    void tableThatMovesGoodsToAnotherRateIsHeldHereToo() {
        var moved = invoice("10", "100.00")
                .replace("\"net\": 100.00", "\"net\": 100.00, \"taxPercent\": 7")
                .replace(
                        "\"lines\"",
                        "\"gross\": 119, \"taxes\": [{\"percent\": 19, \"base\": 100, \"amount\": 19}], \"lines\"");

        assertThat(evaluate("", received("10"), "", moved).body().toString()).contains("\"reasons\":[\"TAX\"]");
    }

    @Test
    void moreDecimalsThanTheCurrencyHasAreRefusedByField() {
        var answer = evaluate("", received("10"), "", invoice("10", "100.001"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("invoice.lines[0].net").contains("at most 2 decimals");
    }

    @Test
    void invoiceOfTenThousandLinesIsAnswered() {
        var lines = IntStream.rangeClosed(1, 10_000)
                .mapToObj(number -> "{\"number\": %d, \"orderLine\": 1, \"quantity\": 1, \"unit\": \"EA\", \"net\": 10}"
                        .formatted(number))
                .collect(Collectors.joining(","));
        var answer = evaluate(
                ANNA,
                PATH,
                body("", received("10000"), "", "INVOICE")
                        .replace("\"quantity\": 100,", "\"quantity\": 10000,")
                        .replace(
                                "INVOICE",
                                "{\"number\": \"9\", \"supplier\": \"S-1\", \"currency\": \"EUR\", \"lines\": [" + lines
                                        + "]}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("verdict")).isEqualTo("TOUCHLESS");
    }

    private static void assertRefused(Answer answer, String code, String detail) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("detail")).contains(detail);
    }

    private Answer evaluate(String tolerances, String receipts, String earlier, String invoice) {
        return evaluate(ANNA, PATH, body(tolerances, receipts, earlier, invoice));
    }

    private static String body(String tolerances, String receipts, String earlier, String invoice) {
        return """
                {"order": {"number": "PO-1", "supplier": "S-1", "currency": "EUR", "lines":
                    [{"number": 1, "quantity": 100, "unit": "EA", "unitPrice": 10}]},
                 "receipts": [%s], "earlierInvoices": [%s], %s
                 "invoice": %s}
                """.formatted(receipts, earlier, tolerances, invoice);
    }

    private static String received(String quantity) {
        return "{\"receipt\": \"GR-1\", \"orderLine\": 1, \"received\": " + quantity + "}";
    }

    private static String invoice(String quantity, String net) {
        return """
                {"number": "9", "supplier": "S-1", "currency": "EUR", "lines":
                    [{"number": 1, "orderLine": 1, "quantity": %s, "unit": "EA", "net": %s}]}
                """.formatted(quantity, net);
    }
}
