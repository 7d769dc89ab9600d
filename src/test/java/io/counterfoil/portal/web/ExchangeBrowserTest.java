package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.BrowserTest;
import io.counterfoil.procurement.ProcurementExamples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An application delivers suppliers; an operator goes from the lights to the message; the steward decides. */
class ExchangeBrowserTest extends BrowserTest {
    private static final String GOOD =
            "{\"objectKey\":\"%s\",\"values\":{\"name\":\"Südwind\",\"country\":\"DE\",\"currency\":\"EUR\",\"paymentDays\":\"30\"}}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String supplier = ProcurementExamples.unique("S-EX-");

    @Test
    void operatorGoesFromTheLightToTheMessage() throws Exception {
        assertThat(deliver("a", GOOD.formatted(supplier)).statusCode()).isEqualTo(202);
        assertThat(deliver("b", "{\"objectKey\":\"" + supplier + "\",\"values\":{\"colour\":\"<b>red\"}}")
                        .statusCode())
                .isEqualTo(422);
        logIn("oscar.operator", "oscar-demo");
        page.navigate("/exchange");
        assertThat(page.locator("main").innerText()).contains("Supplier master data", supplier, "Rejected");
        takePictures("exchange");
        assertFine();

        page.locator("main").getByText("Supplier master data").first().click();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.reload();
            return page.locator("main").innerText().contains("supplier created");
        });
        takePictures("exchange-flow");
        assertFine();

        page.locator("main tbody a.key").first().click();
        assertThat(page.locator("main").innerText()).contains("As it came", "<b>red", "erp.gateway");
        takePictures("exchange-message");
        // Raw on purpose: what came is shown as it came.
        assertAccessible();
        assertFitsThePhone();

        page.navigate("/contracts");
        assertFine();
        page.locator("main a.key").getByText("Supplier master data").click();
        assertThat(page.locator("main").innerText()).contains("Owner", "Vendor-master steward", "paymentDays");
        takePictures("contract");
        assertFine();
    }

    @Test
    void doorAnswersWhatBecameOfARecord() throws Exception {
        var good = GOOD.formatted(supplier);
        assertThat(deliver("1", good).statusCode()).isEqualTo(202);
        var again = deliver("1", good);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"repeated\":true");
        var other = deliver("1", good.replace("30", "31"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("HLD-", "used by message");
        var wrong = deliver("2", good.replace("\"30\"", "\"soon\""));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("paymentDays", "soon", "/api/v1/held-records/HLD-");
        for (var unreadable : new String[] {
            "",
            "[]",
            "null",
            "{",
            "{\"objectKey\":null,\"values\":{}}",
            "{\"objectKey\":\"x\",\"values\":{\"name\":null}}",
            "{\"objectKey\":\"x\",\"values\":{\"name\":{\"a\":1}}}",
            "{\"objectKey\":\"x\",\"other\":1,\"values\":{}}"
        }) {
            assertThat(deliver("u" + unreadable.hashCode(), unreadable).statusCode())
                    .as(unreadable)
                    .isIn(400, 422);
        }
        assertThat(send("PUT", "exchange-contracts/unknown/records/1", good, "erp.gateway:erp-demo")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", "exchange-contracts/supplier-master/records/9", good, "rita.requester:rita-demo")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "exchange-inbox/1", "", "rita.requester:rita-demo")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "held-records", "", "carla.controller:carla-demo")
                        .body())
                .contains(supplier);
    }

    @Test
    void nextVersionOfAContractCountsFromThen() throws Exception {
        var key = "test-flow-" + ProcessHandle.current().pid();
        var draft = """
                {"title":"Test flow","direction":"OUT","peer":"ERP","businessObject":"Order","cadence":"on change",
                 "steward":"operator","reviewWithin":"P1D","applyLate":false,"region":"EU","expectedLatency":"PT1M",
                 "reason":"first","fields":[{"field":"number","term":"Number","type":"TEXT","required":true,
                 "owner":"Counterfoil"}]}""";
        var path = "exchange-contracts/" + key + "/versions/";
        assertThat(send("PUT", path + 1, draft, "anna.payable:anna-demo").statusCode())
                .isEqualTo(403);
        assertThat(send("PUT", path + 2, draft, "oscar.operator:oscar-demo").statusCode())
                .isEqualTo(409);
        var first = send("PUT", path + 1, draft, "oscar.operator:oscar-demo");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(send("PUT", path + 1, draft, "oscar.operator:oscar-demo").statusCode())
                .isEqualTo(409);
        var noSteward = send("PUT", path + 2, draft.replace("\"operator\"", "\"nobody\""), "oscar.operator:oscar-demo");
        assertThat(noSteward.statusCode()).isEqualTo(422);
        assertThat(noSteward.body()).contains("steward", "nobody");
        assertThat(send("GET", "exchange-contracts", "", "rita.requester:rita-demo")
                        .body())
                .contains(key, "supplier-master");
    }

    private void assertFine() {
        assertPlainText();
        assertAccessible();
        assertFitsThePhone();
    }

    private HttpResponse<String> deliver(String key, String body) throws IOException, InterruptedException {
        return send(
                "PUT",
                "exchange-contracts/supplier-master/records/" + supplier + "-" + key,
                body,
                "erp.gateway:erp-demo");
    }

    private HttpResponse<String> send(String method, String path, String body, String login)
            throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url("/api/v1/" + path)))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
