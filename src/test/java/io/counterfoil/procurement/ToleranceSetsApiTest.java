package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceSetsApiTest extends ProcurementApiTest {
    private static final String SETS = "/api/v1/tolerance-sets";
    private static final String CARLA = "carla.controller";
    private static final String FIONA = "fiona.cfo";

    @Test
    void proposedSetIsReadWithWhatItChangesAndActsOnceASecondPersonApproved() {
        var draft = proposed();
        var address = draft.body().path("_links").path("self").path("href").asText();
        assertThat(draft.text("state")).isEqualTo("DRAFT");
        assertThat(draft.text("comparedWith")).isEqualTo("STD version 1");
        assertThat(draft.body().path("changes").get(0).path("before").asText())
                .isEqualTo("50.00 EUR and 2.0 %, beyond it holds");
        assertThat(draft.body().path("changes").get(0).path("after").asText())
                .isEqualTo("10.00 EUR and 1.0 %, beyond it holds");
        var task = taskOf(draft.text("businessKey"));

        var refused =
                post(CARLA, "/engine-rest/task/" + task + "/claim", JSON, newKey(), "{\"userId\":\"" + CARLA + "\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.response().body()).contains("S13");
        assertThat(get(CARLA, address).text("state")).isEqualTo("DRAFT");

        assertThat(post(FIONA, "/engine-rest/task/" + task + "/claim", JSON, newKey(), "{\"userId\":\"" + FIONA + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(post(FIONA, "/engine-rest/task/" + task + "/complete", JSON, newKey(), """
                        {"variables": {"decision": {"value": "approve", "type": "String"}}}""")
                        .status())
                .isEqualTo(204);
        var approved = get(FIONA, address);
        assertThat(approved.text("state")).isEqualTo("IN_FORCE");
        assertThat(approved.text("decidedBy")).isEqualTo(FIONA);
        assertThat(approved.body().path("limits")).hasSize(19);
        assertThat(get(ANNA, SETS + "?size=200").response().body()).contains(draft.text("businessKey"), "TOL-STD-1");
    }

    @Test
    void whatIfIsReadAsJsonAndAsCsv() throws Exception {
        var draft = proposed();
        taskOf(draft.text("businessKey"));
        var address = draft.body().path("_links").path("whatIf").path("href").asText();
        var whatIf = get(ANNA, address);
        assertThat(whatIf.status()).isEqualTo(200);
        assertThat(whatIf.text("state")).isEqualTo("FINISHED");
        assertThat(whatIf.body().path("differences").path("total").asLong()).isZero();

        var csv = csv(address);
        assertThat(csv).isEqualTo("invoice,change,reasons before,reasons after,amount,currency\r\n");
    }

    @Test
    void setThatCameWithTheProductWasNeverReplayed() {
        assertThat(get(ANNA, SETS + "/STD/1/what-if").text("state")).isEqualTo("NONE");
        assertThat(get(ANNA, SETS + "/STD/1").text("proposedBy")).isEqualTo("counterfoil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna.payable", "fiona.cfo", "bruno.buyer", "erp.gateway", "admin"})
    void onlyControllersPropose(String login) {
        var answer = post(login, SETS, JSON, newKey(), body("S9", examples.newSupplier()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void wrongDraftIsRefusedNamingEveryField() {
        var answer = post(CARLA, SETS, JSON, newKey(), """
                {"name": "S9", "reason": "Test", "scope": "SUPPLIER", "appliesTo": "S-NOBODY",
                 "limits": [{"key": "PRC", "absolute": "-1", "currency": "EUR"}]}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.response().body())
                .contains("limits[0].absolute", "missing are CUM, PRC_LOW", "no supplier 'S-NOBODY'", "way");
    }

    @Test
    void unknownVersionIsNotFound() {
        var answer = get(ANNA, SETS + "/STD/99");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("TOLERANCE_VERSION_UNKNOWN");
    }

    private Answer proposed() {
        var answer = post(
                CARLA,
                SETS,
                JSON,
                newKey(),
                body(ProcurementExamples.unique("A").replace('-', '_'), examples.newSupplier()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private static String body(String name, String supplier) {
        return """
                {"name": "%s", "basedOn": "STD", "scope": "SUPPLIER", "appliesTo": "%s", "reason": "Strict",
                 "limits": [{"key": "PRC", "absolute": "10", "currency": "EUR", "percent": "1"}]}""".formatted(name, supplier);
    }

    /** Once the replay is done. */
    private String taskOf(String businessKey) {
        await(
                "the task of " + businessKey,
                () -> engine.getTaskService()
                                .createTaskQuery()
                                .processInstanceBusinessKey(businessKey)
                                .count()
                        == 1);
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
    }

    private String csv(String path) throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString("anna.payable:anna-demo".getBytes(StandardCharsets.UTF_8));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url(path)))
                                .header("Authorization", "Basic " + login)
                                .header("Accept", "text/csv")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        return answer.body();
    }
}
