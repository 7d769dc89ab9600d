package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;

/** Base of browser tests that need documents of their own: made over the API by the demo people, found by their keys. */
abstract class DocumentBrowserTest extends BrowserTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private ObjectMapper json;

    void openBehindLogin(Task task, String login) {
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task.getId());
        page.locator("#username").fill(login);
        page.locator("#password").fill(login.split("\\.")[0] + "-demo");
        page.locator("#password").press("Enter");
        form().waitFor();
    }

    void claim() {
        page.locator("button.claim").click();
        page.locator(".task-details .assignee .glyphicon-remove").waitFor();
    }

    Locator form() {
        return page.locator(".fjs-form");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    void line(int index, String description, String quantity, String price) {
        form().getByLabel("Description").nth(index).fill(description);
        form().getByLabel("Quantity").nth(index).fill(quantity);
        form().getByLabel("Price per unit").nth(index).fill(price);
    }

    Task task(String businessKey, String step) {
        return await().until(
                        () -> engine.getTaskService()
                                .createTaskQuery()
                                .processInstanceBusinessKey(businessKey)
                                .taskDefinitionKey(step)
                                .singleResult(),
                        found -> found != null);
    }

    String requisition(String purpose, String quantity, String price) {
        return post("rita.requester", "/api/v1/requisitions", """
                        {"supplierNumber":"S-100","costCentre":"CC-4711","currency":"EUR","purpose":"%s",
                         "lines":[{"description":"%s","quantity":"%s","unit":"C62","unitPrice":"%s"}]}""".formatted(purpose, purpose, quantity, price))
                .path("businessKey")
                .asText();
    }

    /** An approved order; the demo's limits ask one approver for so little. */
    String order(String goods, String quantity, String price) {
        var requisition = requisition(goods, quantity, price);
        var approval = task(requisition, "Task_ApproveRequisition").getId();
        post("olaf.owner", "/engine-rest/task/" + approval + "/claim", "{\"userId\":\"olaf.owner\"}");
        post(
                "olaf.owner",
                "/engine-rest/task/" + approval + "/complete",
                "{\"variables\":{\"decision\":{\"value\":\"approve\"},\"reason\":{\"value\":\"\"}}}");
        return await().until(() -> orderOf(requisition), number -> !number.isEmpty());
    }

    private String orderOf(String requisition) {
        for (var order : get("bruno.buyer", "/api/v1/purchase-orders?size=100").path("items")) {
            if (order.toString().contains("\"" + requisition + "\"")) {
                return order.path("businessKey").asText();
            }
        }
        return "";
    }

    void receive(String order, String quantity) {
        post("rex.receiver", "/api/v1/goods-receipts", """
                {"orderNumber":"%s","deliveryNote":"DN-%s","receivedOn":"%s","lines":[{"orderLine":1,"quantity":"%s"}]}""".formatted(order, order, LocalDate.now(), quantity));
    }

    String invoice(String order, String quantity, String price) {
        var net = new BigDecimal(quantity).multiply(new BigDecimal(price));
        return post("erp.gateway", "/api/v1/supplier-invoices", """
                        {"supplierNumber":"S-100","invoiceNumber":"BR-%s","issueDate":"%s","dueDate":"%s","currency":"EUR",
                         "orderNumber":"%s","netAmount":"%s","taxAmount":"0.00","grossAmount":"%s",
                         "lines":[{"orderLine":1,"description":"goods","quantity":"%s","unit":"C62","unitPrice":"%s",
                                   "netAmount":"%s","taxPercent":"0"}]}""".formatted(
                                order, LocalDate.now(), LocalDate.now(), order, net, net, quantity, price, net))
                .path("businessKey")
                .asText();
    }

    /** Waits until the invoice is in the books. */
    void posted(String invoice) {
        await().untilAsserted(() -> assertThat(get("anna.payable", "/api/v1/supplier-invoices/" + invoice)
                        .path("state")
                        .asText())
                .isEqualTo("POSTED"));
    }

    JsonNode get(String login, String path) {
        return send(login, HttpRequest.newBuilder(URI.create(url(path))).GET());
    }

    JsonNode post(String login, String path, String body) {
        return send(
                login,
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(String login, HttpRequest.Builder request) {
        var token = Base64.getEncoder()
                .encodeToString((login + ":" + login.split("\\.")[0] + "-demo").getBytes(StandardCharsets.UTF_8));
        try {
            var answer = HTTP.send(
                    request.header("Authorization", "Basic " + token)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body().isEmpty() ? NullNode.getInstance() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
