package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;

class TaskApiTest extends ProcurementApiTest {
    private static final String TASKS = "/api/v1/tasks";
    private static final String OLAF = "olaf.owner";

    @Test
    void approverReadsWhatHowMuchAndWhyAndDecides() {
        var requisition = requested("rita.requester");
        var task = taskOf(OLAF, requisition);
        assertThat(task.path("name").asText()).isEqualTo("Approve requisition " + requisition);
        assertThat(task.path("amount").asText()).isEqualTo("500.00 EUR");
        assertThat(task.path("why").asText()).isNotEmpty();
        assertThat(task.path("objection").asText()).isEmpty();
        assertThat(task.path("answers").findValuesAsText("value")).containsExactly("approve", "refuse");
        assertThat(task.path("shown").toString()).contains("500.00 EUR for Chairs", "rita.requester", "Office chair");

        var decided = decide(OLAF, task, "approve", "");
        assertThat(decided.status()).as(decided.response().body()).isEqualTo(200);
        assertThat(decided.text("document")).isEqualTo(requisition);
        assertThat(decide(OLAF, task, "approve", "").status()).isEqualTo(404);
    }

    @Test
    void taskOfOthersDoesNotExist() {
        var requisition = requested("rita.requester");
        var task = taskOf(OLAF, requisition);
        for (var other : List.of("rita.requester", "hana.head", "oscar.operator")) {
            assertThat(find(other, requisition)).isEmpty();
            assertThat(get(other, TASKS + "/" + task.path("id").asText()).status())
                    .isEqualTo(404);
            assertThat(decide(other, task, "approve", "").status()).isEqualTo(404);
        }
        assertThat(decide("admin", task, "approve", "").status()).isIn(403, 404);
    }

    @Test
    void whoTriesATaskOfOthersLearnsNothingAndIsOnRecord() {
        var requisition = requested("rita.requester");
        var task = taskOf(OLAF, requisition);
        var id = task.path("id").asText();
        var refused = List.of(
                get("hana.head", TASKS + "/" + id),
                decide("hana.head", task, "approve", ""),
                get("hana.head", TASKS + "/" + newKey()));
        assertThat(refused)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404))
                .extracting(answer -> answer.text("detail"))
                .containsOnly("this task does not wait for hana.head; perhaps somebody has decided it");
        var outcome = post(
                "hana.head",
                TASKS + "/decisions",
                JSON,
                newKey(),
                "{\"answer\":\"approve\",\"tasks\":[{\"id\":\"%s\"}]}".formatted(id));
        assertThat(outcome.response().body()).contains("TASK_UNKNOWN").doesNotContain(requisition);

        assertThat(jdbc.sql("select act || ' ' || repeats from security_event where action = 'ACT_REFUSED'"
                                + " and person = 'hana.head' and business_key = :key")
                        .param("key", requisition)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("ReadTask 1", "DecideTask 2");
    }

    @Test
    void H01_caseIsReadByWhoHasAPartInItAndByTheRolesThatWorkOnAll() {
        var requisition = requested("rita.requester");
        var others = requested("erp.gateway");
        var address = "/api/v1/cases/" + requisition;
        for (var reader :
                List.of("rita.requester", OLAF, "bruno.buyer", "anna.payable", "carla.controller", "oscar.operator")) {
            assertThat(get(reader, address).status()).as(reader).isEqualTo(200);
        }
        for (var stranger : List.of("hana.head", "fiona.cfo", "dora.designer", "admin")) {
            var refused = get(stranger, address);
            assertThat(refused.status()).as(stranger).isEqualTo(403);
            assertThat(refused.text("code")).isEqualTo("CASE_NOT_YOURS");
        }
        assertThat(get("rita.requester", "/api/v1/cases/" + others).status()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from security_event where action = 'ACT_REFUSED' and person = 'hana.head'"
                                + " and act like 'GET /api/v1/cases%' and reason like :reason")
                        .param("reason", "%" + requisition + "%")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void H01_historyOfTheEngineIsReadByTheRolesThatWorkOnAllCases() {
        var requisition = requested("rita.requester");
        var history = "/engine-rest/history/process-instance?processInstanceBusinessKey=" + requisition;
        assertThat(get("anna.payable", history).body()).hasSize(1);
        for (var approver : List.of(OLAF, "hana.head", "rita.requester", "dora.designer")) {
            assertThat(get(approver, history).body()).as(approver).isEmpty();
        }
    }

    @Test
    void H01_pageAndListShowThoseCasesOnly() {
        var requisition = requested("rita.requester");
        assertThat(page("rita.requester", "/cases")).contains("href=\"/cases/" + requisition);
        assertThat(page("hana.head", "/cases")).doesNotContain("/cases/" + requisition);
        assertThat(page("hana.head", "/cases/" + requisition))
                .contains("You have no part in this case")
                .doesNotContain("Office chair");
        assertThat(page("hana.head", "/cases?only=true&key=" + requisition)).contains("You have no part in this case");
        assertThat(page(OLAF, "/cases/" + requisition)).contains("Approve requisition");
        assertThat(jdbc.sql("select reason from security_event where action = 'ACT_REFUSED' and person = 'hana.head'"
                                + " and act = 'GET /cases/{*key}' order by last_at desc limit 1")
                        .query(String.class)
                        .single())
                .contains(requisition);
    }

    private String page(String login, String path) {
        var basic = Base64.getEncoder()
                .encodeToString((login + ":" + login.split("\\.", 2)[0] + "-demo").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("Authorization", "Basic " + basic)
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException unread) {
            throw new AssertionError(unread);
        }
    }

    @Test
    void refusalWithoutAReasonChangesNothing() {
        var requisition = requested("rita.requester");
        var task = taskOf(OLAF, requisition);
        var refused = decide(OLAF, task, "refuse", " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.response().body()).contains("reason");
        assertThat(taskOf(OLAF, requisition).has("assignee"))
                .as("claimed all the same")
                .isFalse();
        assertThat(decide(OLAF, task, "perhaps", "").response().body()).contains("must be one of approve, refuse");
        assertThat(decide(OLAF, task, "refuse", "Not now").status()).isEqualTo(200);
    }

    @Test
    void nobodyDecidesWhatTheyHaveNotSeen() {
        var task = taskOf(OLAF, requested("rita.requester"));
        var body = "{\"answer\":\"approve\",\"seen\":\"0000\"}";
        var refused = post(OLAF, TASKS + "/" + task.path("id").asText() + "/decision", JSON, newKey(), body);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("TASK_CHANGED");
    }

    @Test
    void ofTwoDecisionsAtOnceOneIsTaken() throws Exception {
        var task = taskOf(OLAF, requested("rita.requester"));
        var statuses = atOnce(IntStream.range(0, 6)
                .<Callable<String>>mapToObj(n -> () -> {
                    var answer = decide(OLAF, task, "approve", "");
                    return answer.status() + " " + answer.text("code") + answer.text("detail");
                })
                .toList());
        assertThat(statuses).filteredOn(status -> status.startsWith("200")).hasSize(1);
        assertThat(statuses)
                .filteredOn(status -> !status.startsWith("200"))
                .allMatch(status -> status.startsWith("404") || status.startsWith("409"));
    }

    @Test
    void manyOfOneTypeAreDecidedEachAlone() {
        var good = List.of(requested("rita.requester"), requested("rita.requester"));
        var gone = taskOf(OLAF, requested("rita.requester"));
        assertThat(decide(OLAF, gone, "approve", "").status()).isEqualTo(200);
        var tasks = good.stream()
                .map(key -> taskOf(OLAF, key))
                .map(task -> "{\"id\":\"%s\",\"seen\":\"%s\"}"
                        .formatted(task.path("id").asText(), task.path("seen").asText()))
                .collect(Collectors.joining(","));
        var answer = post(
                OLAF,
                TASKS + "/decisions",
                JSON,
                newKey(),
                "{\"answer\":\"approve\",\"tasks\":[%s,{\"id\":\"%s\"}]}"
                        .formatted(tasks, gone.path("id").asText()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body().findValuesAsText("decided")).containsExactly("true", "true", "false");
        assertThat(answer.body().get(2).path("code").asText()).isEqualTo("TASK_UNKNOWN");
        good.forEach(key -> assertThat(find(OLAF, key)).isEmpty());
        good.forEach(
                key -> assertThat(count("level_decision", "document_key", key)).isEqualTo(1));
    }

    @Test
    void bulkIsRefusedWholeWhenItIsNoneTwiceOrOfTwoTypes() {
        var task = taskOf(OLAF, requested("rita.requester")).path("id").asText();
        assertThat(bulk("").status()).isEqualTo(400);
        assertThat(bulk("{\"id\":\"%s\"},{\"id\":\"%s\"}".formatted(task, task))
                        .response()
                        .body())
                .contains("names a task twice");
        assertThat(bulk(unknown(501)).response().body()).contains("at most 500 are decided at once");
    }

    @Test
    void S16_nobodyDecidesMoreThanAHundredTasksThatTheyChose() {
        assertThat(bulk(unknown(100)).status()).isEqualTo(200);
        var refused = bulk(unknown(101));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.response().body())
                .contains("rule S16", "on these 101 tasks")
                .doesNotContain("BULK-");
    }

    @Test
    void taskWithoutAFormIsListedAndAnswersThatItNeedsTasklist() {
        var model = "NoForm" + newKey().replace("-", "");
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        model + ".bpmn",
                        Bpmn.createExecutableProcess(model)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask()
                                .name("Look")
                                .camundaCandidateUsers(OLAF)
                                .endEvent()
                                .done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey(model, model);
        var task = taskOf(OLAF, model);
        assertThat(task.path("answers")).isEmpty();
        assertThat(decide(OLAF, task, "approve", "").text("code")).isEqualTo("TASK_NEEDS_ITS_FORM");
    }

    private static String unknown(int tasks) {
        return IntStream.range(0, tasks).mapToObj("{\"id\":\"%d\"}"::formatted).collect(Collectors.joining(","));
    }

    private Answer bulk(String tasks) {
        return post(OLAF, TASKS + "/decisions", JSON, newKey(), "{\"answer\":\"approve\",\"tasks\":[" + tasks + "]}");
    }

    private Answer decide(String login, JsonNode task, String answer, String reason) {
        return post(
                login,
                TASKS + "/" + task.path("id").asText() + "/decision",
                JSON,
                newKey(),
                "{\"answer\":\"%s\",\"reason\":\"%s\",\"seen\":\"%s\"}"
                        .formatted(answer, reason, task.path("seen").asText()));
    }

    private String requested(String login) {
        var supplier = examples.newSupplier("EUR");
        var centre = examples.newCostCentre("100000");
        var created = post(login, REQUISITIONS, JSON, newKey(), requisitionBody(supplier, centre, chair("50", "10")));
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        return created.text("businessKey");
    }

    private JsonNode taskOf(String login, String document) {
        return find(login, document).orElseThrow(() -> new AssertionError("no task of " + login + " on " + document));
    }

    private Optional<JsonNode> find(String login, String document) {
        var items = get(login, TASKS + "?document=" + document).body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(task -> task.path("document").asText().equals(document))
                .findFirst();
    }
}
