package io.counterfoil.procurement;

import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is said exactly, and nothing is half done. */
class BadInputApiTest extends ProcurementApiTest {
    private static final List<String> TABLES = List.of(
            "requisition",
            "purchase_order",
            "goods_receipt",
            "supplier_invoice",
            "supplier_invoice_line",
            "payment",
            "journal_entry",
            "duty_performed",
            "case_document",
            "act_ru_execution");

    private String supplier = "";
    private String costCentre = "";

    @BeforeEach
    void openMasterData() {
        supplier = examples.newSupplier();
        costCentre = examples.newCostCentre("100000");
    }

    // --- electronic invoices

    @ParameterizedTest
    @MethodSource("hostileDocuments")
    void documentThatIsNoInvoiceIsKeptAndRefused(Hostile hostile) {
        var before = rows();
        var documents = documents();

        var answer = post(ERP, INVOICES, XML, newKey(), hostile.document());

        assertProblem(answer, 422, hostile.code());
        assertThat(rows()).isEqualTo(before);
        assertThat(documents()).isEqualTo(documents + 1);
        var kept = newestDocument();
        assertThat(kept.state()).isEqualTo("REJECTED");
        assertThat(kept.content()).isEqualTo(hostile.document());
        assertThat(kept.reason()).isEqualTo(answer.text("detail"));
    }

    record Hostile(String name, String code, byte[] document) {
        static Hostile of(String name, String code, String document) {
            return new Hostile(name, code, document.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Hostile> hostileDocuments() {
        var invoice = ProcurementExamples.ublInvoice("S-NOBODY", "INV-BAD", "PO-1");
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
        for (var i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        return List.of(
                Hostile.of("no XML", "INVOICE_MALFORMED", "this is no XML"),
                Hostile.of("cut short", "INVOICE_MALFORMED", invoice.substring(0, 2000)),
                Hostile.of("mismatched tags", "INVOICE_MALFORMED", invoice.replaceFirst("</cbc:ID>", "</cbc:Id>")),
                Hostile.of(
                        "external entity",
                        "INVOICE_MALFORMED",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + invoice.substring(invoice.indexOf("<Invoice")).replace("INV-BAD", "&e;")),
                Hostile.of(
                        "billion laughs",
                        "INVOICE_MALFORMED",
                        laughs + "]>"
                                + invoice.substring(invoice.indexOf("<Invoice")).replace("INV-BAD", "&l9;")),
                Hostile.of("other root", "INVOICE_NOT_UBL", "<order/>"),
                new Hostile("bytes of no encoding", "INVOICE_MALFORMED", new byte[] {'<', 'a', '>', (byte) 0xFF, 0}),
                Hostile.of(
                        "amount of 400 million digits",
                        "INVOICE_MALFORMED",
                        invoice.replace(">120.00<", ">1E+400000000<")),
                Hostile.of(
                        "price beyond the books",
                        "INPUT_INVALID",
                        invoice.replace(">10.00<", ">" + "9".repeat(30) + ".00<")),
                Hostile.of(
                        "tax rate beyond the books",
                        "INPUT_INVALID",
                        invoice.replace("<cbc:Percent>20<", "<cbc:Percent>20000000<")),
                Hostile.of(
                        "number of 10,000 characters",
                        "INPUT_INVALID",
                        invoice.replace("INV-BAD", "X".repeat(10_000))));
    }

    @Test
    void oversizedDocumentIsRefusedBeforeItIsRead() {
        var before = rows();
        var documents = documents();
        var answer = post(ERP, INVOICES, XML, newKey(), new byte[20 * 1024 * 1024 + 1]);
        assertProblem(answer, 413, "UPLOAD_TOO_LARGE");
        assertThat(answer.text("detail")).contains("20971520").contains("counterfoil.upload-limit");
        assertThat(rows()).isEqualTo(before);
        assertThat(documents()).isEqualTo(documents);
    }

    @Test
    void otherMediaTypesAreRefused() {
        assertProblem(post(ERP, INVOICES, "text/csv", newKey(), "a,b"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    // --- figures and fields

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | 1 | 422 | INPUT_INVALID | lines[0].quantity | greater than 0",
                "0 | 1 | 422 | INPUT_INVALID | lines[0].quantity | greater than 0",
                "1 | -0.01 | 422 | INPUT_INVALID | lines[0].unitPrice | must not be negative",
                "1.0000001 | 1 | 422 | INPUT_INVALID | lines[0].quantity | at most 6 decimals",
                "1 | 0.0000001 | 422 | INPUT_INVALID | lines[0].unitPrice | at most 6 decimals",
                "1 | 0 | 422 | INPUT_INVALID | lines | more than 0",
                "0.0001 | 0.0001 | 422 | INPUT_INVALID | lines | more than 0",
                "9999999999999 | 9999999999999 | 422 | INPUT_INVALID | lines | digits",
                "99999999999999 | 1 | 422 | INPUT_INVALID | lines[0].quantity | at most 13 digits",
                "1e400000000 | 1 | 400 | MALFORMED_JSON | lines[0].quantity | no exponent",
                "1E2 | 1 | 400 | MALFORMED_JSON | lines[0].quantity | no exponent",
                "\"1,5\" | 1 | 400 | MALFORMED_JSON | lines[0].quantity | decimal",
                "NaN | 1 | 400 | MALFORMED_JSON | | JSON",
                "true | 1 | 400 | MALFORMED_JSON | lines[0].quantity | decimal",
                "null | 1 | 400 | INVALID_FIELDS | lines[0].quantity | ",
                "[1] | 1 | 400 | MALFORMED_JSON | lines[0].quantity | decimal",
                "{} | 1 | 400 | MALFORMED_JSON | lines[0].quantity | decimal"
            })
    void figureThatCannotBeIsRefusedNamingField(
            String quantity, String price, int status, String code, String field, String reason) {
        var before = rows();
        var answer =
                post(ERP, REQUISITIONS, JSON, newKey(), requisitionBody(supplier, costCentre, chair(quantity, price)));
        assertProblem(answer, status, code);
        assertThat(answer.response().body())
                .contains(field == null ? "" : field)
                .contains(reason == null ? "" : reason);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"netAmount\":100.00,\"taxA | \"netAmount\":100.001,\"taxA | 422 | netAmount: must have at most 2 decimals",
                "\"currency\":\"EUR\" | \"currency\":\"JPY\",\"chargeAmount\":0.5 | 422 | chargeAmount: must have at most 0 decimals",
                "\"currency\" | \"chargeAmount\":-1,\"currency\" | 422 | chargeAmount: must not be negative",
                "\"currency\" | \"kind\":\"SELF_BILLED\",\"currency\" | 422 | kind: SELF_BILLED",
                "\"currency\" | \"kind\":\"PRESENT\",\"currency\" | 400 | kind",
                "\"currency\" | \"iban\":\"D E\",\"currency\" | 422 | iban: must be an account number",
                "\"currency\" | \"costCentre\":\"CC-NONE\",\"currency\" | 422 | COST_CENTRE_UNKNOWN",
                "\"currency\" | \"taxes\":[null],\"currency\" | 400 | taxes[0]",
                "\"currency\" | \"taxes\":[{\"percent\":101,\"baseAmount\":1,\"taxAmount\":1}],\"currency\" | 422 | taxes[0].percent",
                "\"currency\" | \"taxes\":[{\"percent\":7,\"baseAmount\":1,\"taxAmount\":0.075}],\"currency\" | 422 | taxes[0].taxAmount",
                "\"quantity\":10 | \"quantity\":10,\"priceBaseQuantity\":0 | 422 | lines[0].priceBaseQuantity: must be greater than 0",
                "\"quantity\":10 | \"quantity\":10,\"priceQuantity\":-1 | 422 | lines[0].priceQuantity: must be greater than 0",
                "\"quantity\":10 | \"quantity\":10,\"serviceDate\":\"1026-01-01\" | 422 | lines[0].serviceDate",
                "\"taxAmount\":0 | \"taxAmount\":-1 | 422 | taxAmount: must not be negative",
                "\"taxAmount\":0 | \"taxAmount\":0.001 | 422 | taxAmount: must have at most 2 decimals",
                "\"quantity\":10 | \"quantity\":-10 | 422 | lines[0].quantity: must be greater than 0",
                "\"quantity\":10 | \"quantity\":0 | 422 | lines[0].quantity: must be greater than 0",
                "\"taxPercent\":0 | \"taxPercent\":100000 | 422 | taxPercent",
                "\"taxPercent\":0 | \"taxPercent\":-1 | 422 | taxPercent",
                "\"currency\":\"EUR\" | \"currency\":\"EURO\" | 422 | currency",
                "\"currency\":\"EUR\" | \"currency\":\"ZZZ\" | 422 | currency",
                "\"currency\":\"EUR\" | \"currency\":\"\" | 422 | currency",
                "\"issueDate\":\"2026-11-20\" | \"issueDate\":\"20.11.2026\" | 400 | issueDate",
                "\"issueDate\":\"2026-11-20\" | \"issueDate\":\"2026-02-30\" | 400 | issueDate",
                "\"issueDate\":\"2026-11-20\" | \"issueDate\":\"+999999999-01-01\" | 4 | issueDate",
                "\"orderLine\":1 | \"orderLine\":1.5 | 400 | orderLine",
                "\"orderLine\":1 | \"orderLine\":\"1\" | 400 | orderLine",
                "\"orderLine\":1 | \"orderLine\":99999999999 | 400 | orderLine",
                "\"lines\": | \"Lines\": | 400 | Lines",
                "\"taxAmount\":0 | \"taxAmount\":0,\"taxAmount\":1 | 400 | taxAmount",
                "\"currency\" | \"discount\":1,\"currency\" | 400 | discount"
            })
    void invoiceFieldThatCannotBeIsRefusedNamingIt(String was, String is, String status, String named) {
        var before = rows();
        var body = invoiceBody(supplier, unique("INV-"), "PO-1", "10", "100.00");
        assertThat(body).contains(was);
        var answer = post(ERP, INVOICES, JSON, newKey(), body.replace(was, is));
        assertThat(String.valueOf(answer.status())).as(answer.response().body()).startsWith(status);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.response().body()).contains(named);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void moreThanThousandLinesAreRefused() {
        var lines = IntStream.range(0, 1001).mapToObj(i -> chair("1", "1")).collect(Collectors.joining(","));
        var before = rows();
        var answer = post(ERP, REQUISITIONS, JSON, newKey(), requisitionBody(supplier, costCentre, lines));
        assertProblem(answer, 422, "INPUT_INVALID");
        assertThat(answer.text("detail")).contains("lines: must be at most 1000 but are 1001");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void thousandLinesAreTaken() {
        var lines = IntStream.range(0, 1000).mapToObj(i -> chair("1", "1")).collect(Collectors.joining(","));
        assertThat(post(ERP, REQUISITIONS, JSON, newKey(), requisitionBody(supplier, costCentre, lines))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('x')</script>",
                "Robert'); drop table supplier;--",
                "${''.getClass().forName('java.lang.Runtime')}",
                "#{1+1}",
                "مكتب שולחן 办公椅 💺👨‍👩‍👧"
            })
    void hostileButWritableTextIsKeptAsItIs(String purpose) {
        var answer = post(ERP, REQUISITIONS, JSON, newKey(), request(Map.of("purpose", purpose)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(get(ERP, REQUISITIONS + "/" + answer.text("businessKey")).text("purpose"))
                .isEqualTo(purpose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul \u0000", "bell \u0007", "override \u202Egnp.exe", "half \uD83D"})
    void deceivingTextIsRefusedNamingTheField(String purpose) {
        var before = rows();
        var answer = post(ERP, REQUISITIONS, JSON, newKey(), request(Map.of("purpose", purpose)));
        assertProblem(answer, 400, "MALFORMED_JSON");
        assertThat(answer.response().body()).contains("purpose");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void textThatIsTooLongIsRefusedNamingItsLength() {
        var answer = post(ERP, REQUISITIONS, JSON, newKey(), request(Map.of("purpose", "x".repeat(10_000))));
        assertProblem(answer, 422, "INPUT_INVALID");
        assertThat(answer.text("detail")).contains("purpose: must have at most 500 characters but has 10000");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = post(
                ERP,
                REQUISITIONS,
                JSON,
                newKey(),
                requisitionBody(supplier, costCentre, chair("-1", "-2")).replace("Chairs", " "));
        assertProblem(answer, 422, "INPUT_INVALID");
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .contains("purpose", "lines[0].quantity", "lines[0].unitPrice");
    }

    // --- what does not exist, or not for this caller

    @ParameterizedTest
    @CsvSource({
        "supplierNumber, S-NOBODY, SUPPLIER_UNKNOWN",
        "costCentre, CC-NONE, COST_CENTRE_UNKNOWN",
        "currency, ZZZ, CURRENCY_UNKNOWN",
        "currency, CAD, BUDGET_RATE_MISSING"
    })
    void unknownMasterDataIsRefusedNamingIt(String field, String value, String code) {
        var before = rows();
        var answer = post(ERP, REQUISITIONS, JSON, newKey(), request(Map.of(field, value)));
        assertProblem(answer, 422, code);
        assertThat(answer.text("detail")).contains(field).contains(value);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void unknownUnitIsRefusedNamingIt() {
        var before = rows();
        var answer = post(
                ERP,
                REQUISITIONS,
                JSON,
                newKey(),
                requisitionBody(supplier, costCentre, chair("1", "1").replace("C62", "PIECE")));
        assertProblem(answer, 422, "UNIT_UNKNOWN");
        assertThat(answer.text("detail")).contains("PIECE").contains("C62, KGM or HUR");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void invoiceOfAnUnknownSupplierNumberIsRefusedAndItsOriginalKept() {
        var before = rows();
        var documents = documents();
        var answer = post(ERP, INVOICES, JSON, newKey(), invoiceBody("S-NOBODY", "1", "PO-1", "10", "100.00"));
        assertProblem(answer, 422, "SUPPLIER_UNKNOWN");
        assertThat(answer.text("detail")).contains("supplierNumber: no supplier S-NOBODY");
        assertThat(rows()).isEqualTo(before);
        assertThat(documents()).isEqualTo(documents + 1);
        assertThat(newestDocument().state()).isEqualTo("REJECTED");
    }

    @Test
    void invoiceInAnUnknownUnitWaitsForAPerson() {
        var order = receivedOrder(supplier, "10", "10");
        var number = unique("INV-");
        var answer = post(
                ERP,
                INVOICES,
                JSON,
                newKey(),
                invoiceBody(supplier, number, order, "10", "100.00").replace("C62", "PIECE"));
        assertThat(answer.status()).isEqualTo(202);
        awaitState(supplier + "/" + number, "PARKED");
    }

    @Test
    void closedBudgetIsAPersonsTask() {
        var closed = examples.newCostCentre("100000", false);
        var answer = post(ERP, REQUISITIONS, JSON, newKey(), requisitionBody(supplier, closed, chair("1", "1")));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("state")).isEqualTo("RETURNED");
        assertThat(answer.text("returnReason")).contains("is closed");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(answer.text("businessKey"))
                        .taskDefinitionKey("Task_CorrectRequisition")
                        .taskAssignee(ERP)
                        .count())
                .isOne();
    }

    @Test
    void repeatedKeyWithAnotherBodyIsRefused() {
        var key = newKey();
        assertThat(post(ERP, REQUISITIONS, JSON, key, requisitionBody(supplier, costCentre, chair("1", "1")))
                        .status())
                .isEqualTo(201);
        var before = rows();
        var answer = post(ERP, REQUISITIONS, JSON, key, requisitionBody(supplier, costCentre, chair("2", "1")));
        assertProblem(answer, 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "rex.receiver, /api/v1/requisitions",
        "rita.requester, /api/v1/supplier-invoices",
        "anna.payable, /api/v1/goods-receipts",
        "rita.requester, /api/v1/purchase-orders",
        "oscar.operator, /api/v1/requisitions",
        "admin, /api/v1/supplier-invoices"
    })
    void roleThatMayNotIsRefused(String login, String path) {
        var before = rows();
        var body = switch (path) {
            case INVOICES -> invoiceBody(supplier, unique("INV-"), "PO-1", "10", "100.00");
            case RECEIPTS -> """
                            {"orderNumber":"PO-1","deliveryNote":"D","receivedOn":"2026-11-20",
                             "lines":[{"orderLine":1,"quantity":1}]}""";
            default -> requisitionBody(supplier, costCentre, chair("1", "1"));
        };
        var answer = post(login, path, JSON, newKey(), body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(403);
        assertThat(answer.isProblem()).isTrue();
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/requisitions/REQ-0",
                "/api/v1/purchase-orders/PO-0",
                "/api/v1/goods-receipts/GR-0",
                "/api/v1/supplier-invoices/S-0/INV-0",
                "/api/v1/supplier-invoices/S-0/%3Cscript%3E"
            })
    void unknownDocumentIsNotFound(String path) {
        var answer = get(ERP, path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.text("detail")).contains("-0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PO-0 | 1 | 1 | 2026-11-20 | 404 | PURCHASE_ORDER_UNKNOWN",
                "own | 9 | 1 | 2026-11-20 | 422 | ORDER_LINE_UNKNOWN",
                "own | 1 | 1 | 2026-11-20 | 422 | MORE_THAN_ORDERED",
                "own | 1 | 0 | 2026-11-20 | 422 | INPUT_INVALID",
                "own | 1 | -1 | 2026-11-20 | 422 | INPUT_INVALID",
                "own | 1 | 1 | 2999-01-01 | 422 | INPUT_INVALID",
                "own | 1 | 1e9 | 2026-11-20 | 400 | MALFORMED_JSON",
                "own | 1 | 1 | yesterday | 400 | MALFORMED_JSON"
            })
    void deliveryThatCannotBeIsRefused(
            String order, String line, String quantity, String day, int status, String code) {
        var number = order.equals("own") ? receivedOrder(supplier, "10", "10") : order;
        var before = rows();
        var answer = post("rex.receiver", RECEIPTS, JSON, newKey(), """
                {"orderNumber":"%s","deliveryNote":"DN-9","receivedOn":"%s","lines":[{"orderLine":%s,"quantity":%s}]}
                """.formatted(number, day, line, quantity));
        assertProblem(answer, status, code);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void hostileInvoiceNumberIsFoundAgainUnderItsKey() {
        for (var number : List.of("A/B 1", "100%", "ä?#&=", "..%2F..", "<b>")) {
            var own = unique("") + number;
            var answer = post(ERP, INVOICES, JSON, newKey(), invoiceBody(supplier, own, "PO-1", "10", "100.00"));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
            var self = answer.body().path("_links").path("self").path("href").asText();
            assertThat(get(ERP, self).text("invoiceNumber")).isEqualTo(own);
        }
    }

    private void awaitState(String invoice, String state) {
        await(
                invoice + " " + state,
                () -> jdbc.sql("select status from supplier_invoice where business_key = :key")
                        .param("key", invoice)
                        .query(String.class)
                        .single()
                        .equals(state));
    }

    private String request(Map<String, String> changed) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("supplierNumber", supplier);
        fields.put("costCentre", costCentre);
        fields.put("currency", "EUR");
        fields.put("purpose", "Chairs");
        fields.put(
                "lines",
                List.of(Map.of(
                        "description",
                        "Chair",
                        "quantity",
                        BigDecimal.ONE,
                        "unit",
                        "C62",
                        "unitPrice",
                        BigDecimal.TEN)));
        fields.putAll(changed);
        return inAscii(mapper.valueToTree(fields).toString());
    }

    /** So that halves of surrogate pairs survive the way. */
    private static String inAscii(String json) {
        var ascii = new StringBuilder();
        for (var character : json.toCharArray()) {
            ascii.append(character < 128 ? String.valueOf(character) : "\\u%04x".formatted((int) character));
        }
        return ascii.toString();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("detail")).isNotBlank();
    }

    /** Jobs of other tests may still run; those of this one have their own suppliers and change none of these. */
    /** What is stored once the background has come to rest: what was refused must not start anything later either. */
    private Map<String, Long> rows() {
        awaitQuiet();
        var rows = new LinkedHashMap<String, Long>();
        TABLES.forEach(table -> rows.put(
                table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return rows;
    }

    private long documents() {
        return jdbc.sql("select count(*) from incoming_document")
                .query(Long.class)
                .single();
    }

    private record Kept(String state, String reason, byte[] content) {}

    private Kept newestDocument() {
        return jdbc.sql("select state, coalesce(reason, '') as reason, content from incoming_document"
                        + " order by received_at desc limit 1")
                .query((row, index) ->
                        new Kept(row.getString("state"), row.getString("reason"), row.getBytes("content")))
                .single();
    }
}
