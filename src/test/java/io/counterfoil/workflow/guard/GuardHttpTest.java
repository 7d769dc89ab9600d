package io.counterfoil.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The decisive attacks as they arrive: over HTTP, at the engine's own REST interface. */
class GuardHttpTest extends GuardedEngineTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private HttpResponse<String> send(String person, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        var login = Base64.getEncoder()
                .encodeToString((person + ":" + person + "-secret").getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest" + path))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String person, String path, String body) throws Exception {
        return send(person, "POST", path, "application/json", body);
    }

    @Test
    void x01ExpressionInASubQueryIsForbidden() throws Exception {
        var answer = post("ben.plain", "/task", "{\"orQueries\":[{\"assigneeExpression\":\"" + EVIL + "\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(post("ben.plain", "/task/count", "{\"orQueries\":[{\"assigneeExpression\":\"${now()}\"}]}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void x03FilterWithAnExpressionIsForbidden() throws Exception {
        var answer = post(
                "ben.plain",
                "/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"f\",\"query\":{\"assigneeExpression\":\"" + EVIL
                        + "\"},\"properties\":{}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }

    @Test
    void t03T06T10T12T14AreForbiddenWithAMessage() throws Exception {
        var task = approvalTaskHeldBy("cleo.plain");
        var path = "/task/" + task.getId();
        var approve = "{\"variables\":{\"approved\":{\"value\":true,\"type\":\"Boolean\"}}}";
        var colleague = post("ada.generous", path + "/complete", approve);
        assertThat(colleague.statusCode()).as(colleague.body()).isEqualTo(403);
        assertThat(colleague.body()).contains("is held by cleo.plain");
        var more = post("cleo.plain", path + "/submit-form", "{\"variables\":{\"amount\":{\"value\":9999999}}}");
        assertThat(more.statusCode()).as(more.body()).isEqualTo(403);
        assertThat(more.body()).contains("amount may not be set here");
        assertThat(post("ada.generous", path + "/identity-links", "{\"userId\":\"x\",\"type\":\"candidate\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("ada.generous", path + "/delegate", "{\"userId\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("ada.generous", path + "/bpmnError", "{\"errorCode\":\"X\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("cleo.plain", path + "/complete", approve).statusCode()).isEqualTo(204);
    }

    @Test
    void x10ObjectVariableIsForbidden() throws Exception {
        var task = approvalTaskHeldBy("ada.generous");
        var answer = send(
                "ada.generous",
                "PUT",
                "/task/" + task.getId() + "/variables/v",
                "application/json",
                "{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":"
                        + "\"org.springframework.core.io.UrlResource\",\"serializationDataFormat\":\"application/json\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }

    @Test
    void i01StartBehindTheApprovalIsForbidden() throws Exception {
        var answer = post(
                "ada.generous",
                "/process-definition/key/GuardedApproval/start",
                "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Task_Note\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(post("ben.plain", "/process-definition/key/GuardedApproval/start", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void i07ModificationIsForbidden() throws Exception {
        var task = approvalTask();
        var answer = post(
                "ada.generous",
                "/process-instance/" + task.getProcessInstanceId() + "/modification",
                "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Task_Note\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }

    @Test
    void secondClaimIsAConflict() throws Exception {
        var task = approvalTask();
        var path = "/task/" + task.getId() + "/claim";
        assertThat(post("ben.plain", path, "{\"userId\":\"ben.plain\"}").statusCode())
                .isEqualTo(204);
        var second = post("cleo.plain", path, "{\"userId\":\"cleo.plain\"}");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(second.body()).contains("TASK_ALREADY_CLAIMED");
        assertThat(post("ben.plain", "/task/" + task.getId() + "/unclaim", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void tasklistFilterIsRunWithASearch() throws Exception {
        var stored =
                engine.getFilterService().saveFilter(engine.getFilterService().newTaskFilter("http all"));
        var task = approvalTask();
        var answer = post(
                "ben.plain",
                "/filter/" + stored.getId() + "/list",
                "{\"processInstanceId\":\"" + task.getProcessInstanceId() + "\",\"sorting\":[]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(task.getId());
    }

    @Test
    void x06HostileModelIsRefusedWithElementRuleAndRemedy() throws Exception {
        var hostile = multipart(
                "dan.designer",
                GuardAttackTest.conditional("${environment.getProperty('x')}").replace("EvilCondition", "Mine"));
        assertThat(hostile.statusCode()).as(hostile.body()).isEqualTo(400);
        assertThat(hostile.body()).contains("F2").contains("nothing can be called");
        var harmless = GuardAttackTest.conditional("${amount < 5}").replace("EvilCondition", "Mine");
        assertThat(multipart("dan.designer", harmless).statusCode()).isEqualTo(200);
        var outsider = multipart("ada.generous", harmless);
        assertThat(outsider.statusCode()).as(outsider.body()).isEqualTo(403);
    }

    private HttpResponse<String> multipart(String person, String model) throws Exception {
        var boundary = "b" + UUID.randomUUID();
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nmine\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"mine.bpmn\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + model + "\r\n--" + boundary + "--\r\n";
        return send(person, "POST", "/deployment/create", "multipart/form-data; boundary=" + boundary, body);
    }
}
