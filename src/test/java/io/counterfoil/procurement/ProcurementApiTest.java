package io.counterfoil.procurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** External applications and people who use the API of the running application. */
abstract class ProcurementApiTest extends RunningApplicationTest {
    static final String JSON = "application/json";
    static final String XML = "application/xml";
    static final String ERP = "erp.gateway";
    static final String ANNA = "anna.payable";
    static final String INVOICES = "/api/v1/supplier-invoices";
    static final String REQUISITIONS = "/api/v1/requisitions";
    static final String RECEIPTS = "/api/v1/goods-receipts";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper mapper;

    ProcurementExamples examples;

    @BeforeEach
    void openExamples() {
        examples = new ProcurementExamples(jdbc);
    }

    /** An answer with its body read as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String text(String field) {
            return body.path(field).asText();
        }

        boolean isProblem() {
            return response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        }

        boolean isReplayed() {
            return response.headers().firstValue("Idempotent-Replayed").isPresent();
        }
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    Answer post(String login, String path, String mediaType, String key, String body) {
        return post(login, path, mediaType, key, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String login, String path, String mediaType, String key, byte[] body) {
        return send(request(login, path)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Asks for something to be computed; nothing is created, so there is no key. */
    Answer evaluate(String login, String path, String body) {
        return send(request(login, path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
    }

    Answer get(String login, String path) {
        return send(request(login, path).GET());
    }

    private HttpRequest.Builder request(String login, String path) {
        var password = login.split("\\.", 2)[0] + "-demo";
        return HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofMinutes(2))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), mapper.readTree(response.body()), response);
        } catch (IOException unread) {
            throw new AssertionError(unread);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Many at once, all let go at the same moment. */
    static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        var start = new CyclicBarrier(calls.size());
        try {
            var waiting = calls.stream()
                    .map(call -> (Callable<T>) () -> {
                        start.await();
                        return call.call();
                    })
                    .toList();
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(waiting)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Jobs run in the background. */
    static void await(String what, BooleanSupplier happened) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(happened::getAsBoolean);
    }

    /** Waits for the background work that other tests left behind, so that what is counted afterwards stands still. */
    final void awaitQuiet() {
        await(
                "no job is due",
                () -> jdbc.sql("select count(*) from act_ru_job where retries_ > 0"
                                        + " and (duedate_ is null or duedate_ <= :now)")
                                .param("now", Timestamp.from(Instant.now()))
                                .query(Long.class)
                                .single()
                        == 0);
    }

    long count(String table, String where, Object value) {
        return jdbc.sql("select count(*) from " + table + " where " + where + " = :value")
                .param("value", value)
                .query(Long.class)
                .single();
    }

    /** An order that stands and of which everything arrived, without the way there. */
    String receivedOrder(String supplier, String quantity, String price) {
        var requisition = ProcurementExamples.unique("REQ-T");
        var order = ProcurementExamples.unique("PO-T");
        var net = new BigDecimal(quantity).multiply(new BigDecimal(price));
        var costCentre = examples.newCostCentre("1000000");
        for (var statement : List.of("""
                insert into requisition (requisition_number, requester, supplier_number, cost_centre, currency, purpose,
                    fiscal_year, net_amount, budget_amount, status, submitted_at)
                values (:requisition, 'rita.requester', :supplier, :centre, 'EUR', 'Example', 2026, :net, :net,
                    'ORDERED', now())""", """
                insert into purchase_order (order_number, requisition_number, supplier_number, cost_centre, currency,
                    fiscal_year, net_amount, budget_amount, status, placed_at)
                values (:order, :requisition, :supplier, :centre, 'EUR', 2026, :net, :net, 'OPEN', now())""", """
                insert into purchase_order_line (order_number, position, line_number, description, quantity, unit,
                    unit_price) values (:order, 0, 1, 'Office chair', :quantity, 'C62', :price)""", """
                insert into case_document (business_key, case_key) values (:requisition, :requisition),
                    (:order, :requisition)""")) {
            jdbc.sql(statement)
                    .param("requisition", requisition)
                    .param("order", order)
                    .param("supplier", supplier)
                    .param("centre", costCentre)
                    .param("net", net)
                    .param("quantity", new BigDecimal(quantity))
                    .param("price", new BigDecimal(price))
                    .update();
        }
        var receipt = post(
                "rex.receiver", RECEIPTS, JSON, newKey(), """
                {"orderNumber":"%s","deliveryNote":"DN-1","receivedOn":"%s","lines":[{"orderLine":1,"quantity":"%s"}]}
                """.formatted(order, ProcurementExamples.today(), quantity));
        if (receipt.status() != 201) {
            throw new AssertionError(receipt.response().body());
        }
        return order;
    }

    String requisitionBody(String supplier, String costCentre, String line) {
        return """
                {"supplierNumber":"%s","costCentre":"%s","currency":"EUR","purpose":"Chairs","lines":[%s]}
                """.formatted(supplier, costCentre, line);
    }

    static String chair(String quantity, String price) {
        return "{\"description\":\"Office chair\",\"quantity\":%s,\"unit\":\"C62\",\"unitPrice\":%s}"
                .formatted(quantity, price);
    }

    /** One line, no tax. */
    String invoiceBody(String supplier, String number, String order, String quantity, String net) {
        return """
                {"supplierNumber":"%s","invoiceNumber":"%s","issueDate":"2026-11-20","currency":"EUR",
                 "orderNumber":"%s","netAmount":%s,"taxAmount":0,"grossAmount":%s,
                 "lines":[{"orderLine":1,"description":"Office chair","quantity":%s,"unit":"C62","unitPrice":10,
                           "netAmount":%s,"taxPercent":0}]}
                """.formatted(supplier, number, order, net, net, quantity, net);
    }
}
