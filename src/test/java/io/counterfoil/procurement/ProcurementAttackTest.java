package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People with demo logins who want money that nobody owes, through the doors that are open to them. */
class ProcurementAttackTest extends RunningApplicationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "quiet-lantern-eleven-otters";

    private final ExecutorService attackers = Executors.newFixedThreadPool(8);
    private final HttpClient client = HttpClient.newHttpClient();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void openMasterData() {
        jdbc.sql("insert into supplier (supplier_number, name, country, vat_id, currency, iban, payment_days,"
                        + " checked_by, checked_on) values ('S-ATT', 'Attacked GmbH', 'DE', 'DE999000111', 'EUR',"
                        + " 'DE75512108001245126199', 30, 'vera.vendor', current_date)"
                        + " on conflict do nothing")
                .update();
        jdbc.sql("insert into cost_centre (cost_centre_number, name) values ('CC-ATT', 'Attacked')"
                        + " on conflict do nothing")
                .update();
        jdbc.sql("insert into budget (cost_centre, fiscal_year, amount) values ('CC-ATT', :year, 1000000)"
                        + " on conflict do nothing")
                .param("year", LocalDate.now().getYear())
                .update();
    }

    @AfterEach
    void sendAttackersHome() {
        attackers.shutdown();
    }

    @Test
    void taxThatNoRateGivesIsNotPaidWithoutAPerson() throws Exception {
        var order = order();
        assertThat(receive("rex.receiver", order, "DN").statusCode()).isEqualTo(201);
        assertThat(bill("TAX", order, "100000.00", "100100.00", "19")).startsWith("HELD The invoice charges");
        assertThat(bill("RATE", order, "100.00", "200.00", "100"))
                .startsWith("HELD")
                .contains("more than any rate");
        assertThat(bill("GOOD", order, "19.00", "119.00", "19"))
                .startsWith("HELD")
                .doesNotContain("tax");
    }

    @Test
    void capitalsInTheMediaTypeDoNotSkipTheOfficialRules() throws Exception {
        var invalid = new ClassPathResource("einvoice/self-test-invoice.xml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("SELF-TEST-1", "XML" + mark)
                .replaceFirst("<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>999");
        var answer = send("erp.gateway", "POST", "/api/v1/supplier-invoices", invalid, "APPLICATION/XML");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(settled(json(answer).path("businessKey").asText())).startsWith("REJECTED BR-CL-01");
    }

    @Test
    void deliveryNoteInOtherLettersIsTheSameNote() throws Exception {
        var order = order();
        assertThat(receive("rex.receiver", order, "Ls-1").statusCode()).isEqualTo(201);
        assertThat(receive("rex.receiver", order, "LS-1").statusCode()).isEqualTo(409);
        assertThat(receive("rex.receiver", order, " Ls-1 ").statusCode()).isEqualTo(409);
    }

    @Test
    void whoReceivedTheGoodsCannotBringAnInvoiceToThem() throws Exception {
        person("both." + mark, "receiver", "accounts-payable");
        var order = order();
        assertThat(receive("both." + mark, order, "DN").statusCode()).isEqualTo(201);
        var invoice = "S-ATT/S3" + mark;
        assertThat(bill("S3", null, "19.00", "119.00", "19")).startsWith("PARKED");

        var refused = decide("both." + mark, invoice, Map.of("decision", "match", "orderNumber", order, "reason", "x"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("rule S3");
        assertThat(settled(invoice)).startsWith("PARKED");
    }

    /** Otherwise the approver of the order, unknown to the invoice's case, could release its payment. */
    @Test
    void invoiceThatCameBeforeItsOrderJoinsTheCaseOfTheOrder() throws Exception {
        // A number that no order of another test can have yet.
        var next = 900_000 + Math.floorMod(System.nanoTime(), 90_000L);
        var invoice = "S-ATT/EARLY" + mark;
        assertThat(bill("EARLY", "PO-" + next, "19.00", "119.00", "19")).startsWith("PARKED");
        jdbc.sql("select setval('purchase_order_number', :last)")
                .param("last", next - 1)
                .query(Long.class)
                .single();
        assertThat(order()).isEqualTo("PO-" + next);
        assertThat(decide("anna.payable", invoice, Map.of("decision", "match", "reason", "order is placed"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(jdbc.sql("select count(*) from case_document own join case_document other using (case_key)"
                                + " where own.business_key = :invoice and other.business_key = :order")
                        .param("invoice", invoice)
                        .param("order", "PO-" + next)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyCanBearTheNameUnderWhichTheProductActs() throws Exception {
        for (var name : new String[] {"counterfoil", "Counterfoil"}) {
            var refused = send(
                    "admin", "POST", "/engine-rest/user/create", """
                    {"profile": {"id": "%s", "firstName": "A", "lastName": "B"}, "credentials": {"password": "%s"}}""".formatted(name, PASSWORD), "application/json");
            assertThat(refused.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void administratorInABusinessGroupTakesNoPartInBusiness() throws Exception {
        person("boss." + mark, "camunda-admin", "requester");
        var refused = request("boss." + mark);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("S15");
    }

    @Test
    void rejectedInvoiceFindsAFreeKeyWhenItComesAgain() throws Exception {
        bill("K", null, "19.00", "119.00", "19");
        bill("K" + mark + "~2", "", null, "19.00", "119.00", "19");
        assertThat(decide("anna.payable", "S-ATT/K" + mark, Map.of("decision", "reject", "reason", "wrong"))
                        .statusCode())
                .isEqualTo(204);
        var again = enter("K" + mark, null, "19.00", "119.00", "19");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again).path("businessKey").asText()).isEqualTo("S-ATT/K" + mark + "~3");
    }

    @Test
    void ofManyDecisionsAtOnceOneCountsAndTheOthersAreToldSo() throws Exception {
        var key = json(request("rita.requester")).path("businessKey").asText();
        var id = json(send("olaf.owner", "GET", "/engine-rest/task?processInstanceBusinessKey=" + key, "", ""))
                .path(0)
                .path("id")
                .asText();
        send(
                "olaf.owner",
                "POST",
                "/engine-rest/task/" + id + "/claim",
                "{\"userId\":\"olaf.owner\"}",
                "application/json");
        var statuses =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> complete(id), attackers))
                        .limit(8)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(statuses)
                .containsOnlyOnce(204)
                .allMatch(status -> Set.of(204, 403, 404, 409).contains(status));
    }

    private int complete(String task) {
        try {
            return send(
                            "olaf.owner",
                            "POST",
                            "/engine-rest/task/" + task + "/complete",
                            "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}",
                            "application/json")
                    .statusCode();
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    @Test
    void datesThatNoDatabaseHoldsAreRefusedByField() throws Exception {
        var refused = send("rita.requester", "POST", "/api/v1/requisitions", """
                {"supplierNumber": "S-ATT", "costCentre": "CC-ATT", "currency": "EUR", "purpose": "attack",
                 "neededBy": "+999999999-12-31",
                 "lines": [{"description": "thing", "quantity": "10", "unit": "C62", "unitPrice": "10"}]}""", "application/json");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("neededBy", "a date such as 2026-11-21");
    }

    private String order() throws Exception {
        var requisition = json(request("rita.requester")).path("businessKey").asText();
        assertThat(decide("olaf.owner", requisition, Map.of("decision", "approve", "reason", ""))
                        .statusCode())
                .isEqualTo(204);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> json(send("rita.requester", "GET", "/api/v1/requisitions/" + requisition, "", ""))
                                .path("orderNumber")
                                .asText(""),
                        number -> !number.isEmpty());
    }

    private HttpResponse<String> request(String person) throws Exception {
        return send(person, "POST", "/api/v1/requisitions", """
                {"supplierNumber": "S-ATT", "costCentre": "CC-ATT", "currency": "EUR", "purpose": "attack",
                 "lines": [{"description": "thing", "quantity": "10", "unit": "C62", "unitPrice": "10"}]}""", "application/json");
    }

    private HttpResponse<String> receive(String person, String order, String note) throws Exception {
        return send(
                person,
                "POST",
                "/api/v1/goods-receipts",
                """
                {"orderNumber": "%s", "deliveryNote": "%s", "receivedOn": "%s",
                 "lines": [{"orderLine": 1, "quantity": "1"}]}""".formatted(order, note, LocalDate.now()),
                "application/json");
    }

    /** Hands in an invoice over ten pieces at 10.00 and says where it stands, and why. */
    private String bill(String number, @Nullable String order, String tax, String gross, String percent)
            throws Exception {
        return bill(number, mark, order, tax, gross, percent);
    }

    private String bill(String number, String end, @Nullable String order, String tax, String gross, String percent)
            throws Exception {
        assertThat(enter(number + end, order, tax, gross, percent).statusCode()).isEqualTo(202);
        return settled("S-ATT/" + number + end);
    }

    private HttpResponse<String> enter(String number, @Nullable String order, String tax, String gross, String percent)
            throws Exception {
        return send(
                "anna.payable",
                "POST",
                "/api/v1/supplier-invoices",
                """
                {"supplierNumber": "S-ATT", "invoiceNumber": "%s", "issueDate": "%s", "currency": "EUR", "orderNumber": %s,
                 "netAmount": "100.00", "taxAmount": "%s", "grossAmount": "%s", "lines": [{"orderLine": 1,
                 "description": "thing", "quantity": "10", "unit": "C62", "unitPrice": "10", "netAmount": "100.00",
                 "taxPercent": "%s"}]}""".formatted(number, LocalDate.now(), order == null ? "null" : '"' + order + '"', tax, gross, percent),
                "application/json");
    }

    private String settled(String invoice) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            var read =
                                    json(send("anna.payable", "GET", "/api/v1/supplier-invoices/" + invoice, "", ""));
                            return read.path("state").asText() + " "
                                    + read.path("stateReason").asText();
                        },
                        state -> !state.startsWith("RECEIVED"));
    }

    /** Claims the only task of the document and completes it. */
    private HttpResponse<String> decide(String person, String key, Map<String, String> entered) throws Exception {
        var id = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> json(send(
                                        person,
                                        "GET",
                                        "/engine-rest/task?processInstanceBusinessKey="
                                                + URLEncoder.encode(key, StandardCharsets.UTF_8),
                                        "",
                                        ""))
                                .path(0)
                                .path("id")
                                .asText(""),
                        found -> !found.isEmpty());
        var variables = JSON.createObjectNode();
        entered.forEach(
                (name, value) -> variables.putObject(name).put("value", value).put("type", "String"));
        send(
                person,
                "POST",
                "/engine-rest/task/" + id + "/claim",
                "{\"userId\":\"" + person + "\"}",
                "application/json");
        var body = JSON.createObjectNode().set("variables", variables).toString();
        return send(person, "POST", "/engine-rest/task/" + id + "/complete", body, "application/json");
    }

    private void person(String login, String... groups) throws Exception {
        assertThat(send("admin", "POST", "/engine-rest/user/create", """
                        {"profile": {"id": "%s", "firstName": "A", "lastName": "B"}, "credentials": {"password": "%s"}}""".formatted(login, PASSWORD), "application/json")
                        .statusCode())
                .isEqualTo(204);
        // As an identity provider tells them: nobody would be granted both here.
        for (var group : groups) {
            engine.getIdentityService().createMembership(login, group);
        }
    }

    private HttpResponse<String> send(String person, String method, String path, String body, String type)
            throws IOException, InterruptedException {
        var password = person.endsWith(mark) ? PASSWORD : person.replaceFirst("\\..*", "") + "-demo";
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
