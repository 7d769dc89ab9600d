package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The threat table of the design as requests to the running application, by people with their everyday roles, against a
 * real requisition that its approver holds. Each row: the attack's id, who, the request and the answers that count as
 * refused. After each, nothing may have changed. Attacks on logins, cookies and headers stand in package identity, those
 * on deployed models in workflow.guard.
 */
class ThreatTableTest extends ProcurementApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String APPROVE = "{\"variables\":{\"decision\":{\"value\":\"approve\",\"type\":\"String\"}}}";

    private final Map<String, String> places = new HashMap<>();

    @BeforeEach
    void requisitionThatOlafHolds() {
        var created = post(
                "rita.requester",
                REQUISITIONS,
                JSON,
                newKey(),
                requisitionBody(examples.newSupplier(), examples.newCostCentre("100000"), chair("50", "10")));
        var key = created.text("businessKey");
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult();
        places.put("key", key);
        places.put("task", task.getId());
        places.put("instance", task.getProcessInstanceId());
        places.put("execution", task.getExecutionId());
        places.put("definition", task.getProcessDefinitionId());
        places.put(
                "deployment",
                engine.getRepositoryService()
                        .getProcessDefinition(task.getProcessDefinitionId())
                        .getDeploymentId());
        places.put("approve", APPROVE);
        assertThat(answer("olaf.owner", "POST", "/task/{task}/claim", "{\"userId\":\"olaf.owner\"}"))
                .isEqualTo(204);
    }

    @ParameterizedTest(name = "{0} {2} {3} by {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            T01 | lena.legal     | POST   | /task/{task}/complete                     | {approve}
            T01 | rita.requester | POST   | /task/{task}/submit-form                  | {approve}
            T03 | hana.head      | POST   | /task/{task}/complete                     | {approve}
            T04 | hana.head      | POST   | /task/{task}/claim                        | {"userId":"hana.head"}
            T04 | olaf.owner     | POST   | /task/{task}/claim                        | {"userId":"hana.head"}
            T04 | olaf.owner     | POST   | /task/{task}/assignee                     | {"userId":"rita.requester"}
            T04 | admin          | POST   | /task/{task}/assignee                     | {"userId":"admin"}
            T06 | olaf.owner     | POST   | /task/{task}/complete                     | {"variables":{"decision":{"value":"approve"},"amount":{"value":"9999999"}}}
            T06 | olaf.owner     | POST   | /task/{task}/submit-form                  | {"variables":{"decision":{"value":"approve"},"requester":{"value":"x"}}}
            T06 | olaf.owner     | POST   | /task/{task}/resolve                      | {"variables":{"approved":{"value":true}}}
            T07 | olaf.owner     | PUT    | /task/{task}/variables/approved           | {"value":true,"type":"Boolean"}
            T07 | olaf.owner     | POST   | /task/{task}/localVariables               | {"modifications":{"sheet":{"value":"x"}}}
            T07 | olaf.owner     | DELETE | /task/{task}/variables/sheet              | ``
            T10 | olaf.owner     | POST   | /task/{task}/identity-links               | {"userId":"lena.legal","type":"candidate"}
            T10 | olaf.owner     | POST   | /task/{task}/identity-links/delete        | {"groupId":"cost-centre-owner","type":"candidate"}
            T12 | olaf.owner     | POST   | /task/{task}/delegate                     | {"userId":"rita.requester"}
            T13 | olaf.owner     | PUT    | /task/{task}                              | {"name":"x","due":"2099-01-01T00:00:00.000+0000"}
            T13 | olaf.owner     | DELETE | /task/{task}                              | ``
            T14 | olaf.owner     | POST   | /task/{task}/bpmnError                    | {"errorCode":"X"}
            T14 | olaf.owner     | POST   | /task/{task}/bpmnEscalation               | {"escalationCode":"X"}
            I01 | rita.requester | POST   | /process-definition/key/RequisitionApproval/start | {"startInstructions":[{"type":"startBeforeActivity","activityId":"Task_CreatePurchaseOrder"}]}
            I02 | rita.requester | POST   | /process-definition/key/RequisitionApproval/start | {"businessKey":"X","variables":{"approved":{"value":true,"type":"Boolean"}}}
            I02 | rita.requester | POST   | /process-definition/key/RequisitionApproval/submit-form | {"variables":{"requester":{"value":"hana.head"}}}
            I05 | erp.gateway    | PUT    | /execution/{execution}/localVariables/x   | {"value":1}
            I05 | erp.gateway    | POST   | /execution/{execution}/signal             | {}
            I05 | erp.gateway    | POST   | /execution/{execution}/messages/X/trigger | {}
            I06 | oscar.operator | PUT    | /process-instance/{instance}/variables/approved | {"value":true,"type":"Boolean"}
            I06 | oscar.operator | POST   | /process-instance/variables-async         | {"processInstanceIds":["{instance}"],"variables":{"approved":{"value":true}}}
            I07 | oscar.operator | POST   | /process-instance/{instance}/modification | {"instructions":[{"type":"startBeforeActivity","activityId":"Task_CreatePurchaseOrder"}]}
            I07 | erp.gateway    | POST   | /process-instance/{instance}/modification-async | {"instructions":[{"type":"startBeforeActivity","activityId":"Task_CreatePurchaseOrder"}]}
            I07 | oscar.operator | POST   | /modification/execute                     | {"processDefinitionId":"{definition}","processInstanceIds":["{instance}"],"instructions":[{"type":"startBeforeActivity","activityId":"Task_CreatePurchaseOrder"}]}
            I07 | oscar.operator | DELETE | /process-instance/{instance}              | ``
            I07 | oscar.operator | POST   | /process-instance/delete                  | {"processInstanceIds":["{instance}"]}
            I08 | oscar.operator | POST   | /migration/execute                        | {"migrationPlan":{"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}","instructions":[]},"processInstanceIds":["{instance}"]}
            I09 | erp.gateway    | POST   | /message                                  | {"messageName":"Message_RequisitionHandedIn","businessKey":"{key}"}
            I09 | erp.gateway    | POST   | /signal                                   | {"name":"X"}
            I10 | erp.gateway    | POST   | /external-task/fetchAndLock               | {"workerId":"w","maxTasks":10,"topics":[{"topicName":"x","lockDuration":1000}]}
            I11 | erp.gateway    | POST   | /condition                                | {"variables":{"x":{"value":1}}}
            I12 | oscar.operator | PUT    | /process-instance/{instance}/suspended    | {"suspended":true}
            I12 | oscar.operator | PUT    | /process-definition/{definition}/suspended | {"suspended":true,"includeProcessInstances":true}
            I12 | oscar.operator | PUT    | /job/suspended                            | {"processInstanceId":"{instance}","suspended":true}
            I13 | admin          | POST   | /process-definition/{definition}/restart  | {"processInstanceIds":["{instance}"],"instructions":[{"type":"startBeforeActivity","activityId":"Task_CreatePurchaseOrder"}]}
            I15 | olaf.owner     | POST   | /task/create                              | {"name":"x","assignee":"hana.head"}
            I15 | olaf.owner     | POST   | /task/{task}/attachment/create            | {}
            I18 | admin          | POST   | /tenant/create                            | {"id":"t","name":"t"}
            H03 | admin          | DELETE | /history/process-instance/{instance}      | ``
            H03 | admin          | POST   | /history/process-instance/delete          | {"historicProcessInstanceIds":["{instance}"]}
            H03 | admin          | POST   | /history/cleanup                          | ``
            H03 | admin          | POST   | /history/process-instance/set-removal-time | {"calculatedRemovalTime":true,"historicProcessInstanceIds":["{instance}"]}
            H03 | admin          | PUT    | /history/user-operation/x/set-annotation  | {"annotation":"x"}
            H04 | rita.requester | POST   | /authorization/create                     | {"type":1,"permissions":["ALL"],"userId":"rita.requester","resourceType":6,"resourceId":"*"}
            H04 | rita.requester | PUT    | /group/camunda-admin/members/rita.requester | ``
            H04 | oscar.operator | POST   | /user/create                              | {"profile":{"id":"evil","firstName":"e","lastName":"v"},"credentials":{"password":"a-long-password-77"}}
            H04 | rita.requester | PUT    | /user/hana.head/credentials               | {"password":"a-long-password-77"}
            X01 | lena.legal     | POST   | /task                                     | {"orQueries":[{"assigneeExpression":"${now()}"}]}
            X02 | lena.legal     | GET    | /task?assigneeExpression=%24%7Bnow()%7D   | ``
            X03 | olaf.owner     | POST   | /filter/create                            | {"resourceType":"Task","name":"f","query":{"assigneeExpression":"${now()}"},"properties":{}}
            X06 | oscar.operator | DELETE | /deployment/{deployment}?cascade=true     | ``
            X09 | dora.designer  | POST   | /deployment/{deployment}/redeploy         | {}
            X09 | dora.designer  | DELETE | /deployment/{deployment}?cascade=true     | ``
            X10 | olaf.owner     | PUT    | /task/{task}/variables/v                  | {"type":"Object","value":"{}","valueInfo":{"objectTypeName":"org.springframework.core.io.UrlResource","serializationDataFormat":"application/json"}}
            """)
    void attackIsRefusedAndChangesNothing(String id, String login, String method, String path, String body) {
        var before = state();
        var status = answer(login, method, path, body);
        assertThat(status).as(id).isBetween(400, 499);
        assertThat(state()).as(id + " changed something").isEqualTo(before);
    }

    /** {@code T17}, {@code T20}: of many at once one is taken, and the others are told of a conflict, not of an error. */
    @Test
    void t17OfManyDecidersAtOnceOneSucceedsAndNobodyGetsAnError() throws Exception {
        var answers = atOnce(Stream.<java.util.concurrent.Callable<Integer>>generate(
                        () -> () -> answer("olaf.owner", "POST", "/task/{task}/complete", APPROVE))
                .limit(8)
                .toList());
        assertThat(answers).containsOnlyOnce(204);
        assertThat(answers).allMatch(status -> Set.of(204, 404, 409).contains(status), "no 500");
    }

    /** {@code I03}: the business key is ours, one per requisition, whatever the caller names. */
    @Test
    void i03OneBusinessKeyNeverHasTwoProcesses() {
        for (var attempt = 0; attempt < 3; attempt++) {
            answer(
                    "rita.requester",
                    "POST",
                    "/process-definition/key/RequisitionApproval/start",
                    "{\"businessKey\":\"{key}\",\"variables\":{}}");
        }
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(places.get("key"))
                        .count())
                .isEqualTo(1);
    }

    /** {@code I04}: no amount that is not exact money. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "1e308", "0.1e-30", "1'000", "1,5", "\u202e10", "", "null", "true", "[1]"})
    void i04AmountThatIsNoMoneyIsRefused(String price) {
        var quoted =
                List.of("null", "true", "[1]", "-1", "1e308", "0.1e-30").contains(price) ? price : "\"" + price + "\"";
        var refused = post(
                "rita.requester",
                REQUISITIONS,
                JSON,
                newKey(),
                requisitionBody(examples.newSupplier(), examples.newCostCentre("1000"), chair("1", quoted)));
        assertThat(refused.status()).as(price + " " + refused.response().body()).isBetween(400, 422);
        assertThat(refused.isProblem()).isTrue();
    }

    /** {@code D03}: a body that no task needs is refused before anything reads it. */
    @Test
    void d03HugeBodyIsRefused() {
        var huge = "{\"variables\":{\"reason\":{\"value\":\"" + "x".repeat(12_000_000) + "\"}}}";
        assertThat(answer("olaf.owner", "POST", "/task/{task}/complete", huge)).isIn(400, 403, 413);
    }

    /** {@code D04}: a query without limits is answered in pages. */
    @Test
    void d04QueriesHaveALimit() {
        assertThat(answer("olaf.owner", "GET", "/task?maxResults=2000000000", ""))
                .isBetween(200, 499);
        assertThat(answer("olaf.owner", "GET", "/task", "")).isEqualTo(200);
    }

    /** What an attack could have moved: the task, its holder, links and variables, the case's records, people, models. */
    private Map<String, Object> state() {
        return Stream.of(
                        "select string_agg(id_ || coalesce(assignee_, '') || coalesce(name_, '') || coalesce(due_date_::text, '')"
                                + " || suspension_state_ || coalesce(delegation_, ''), ',' order by id_) from act_ru_task"
                                + " where proc_inst_id_ = :instance",
                        "select string_agg(id_ || type_ || coalesce(user_id_, '') || coalesce(group_id_, ''), ',' order by id_)"
                                + " from act_ru_identitylink where task_id_ = :task",
                        "select string_agg(name_ || rev_ || coalesce(text_, ''), ',' order by id_) from act_ru_variable"
                                + " where proc_inst_id_ = :instance",
                        "select string_agg(id_ || coalesce(act_id_, '') || suspension_state_, ',' order by id_) from"
                                + " act_ru_execution where proc_inst_id_ = :instance",
                        "select count(*)::text from level_decision where document_key = :key",
                        "select count(*)::text from act_hi_actinst where proc_inst_id_ = :instance",
                        "select count(*)::text from act_id_membership where user_id_ = 'rita.requester'",
                        "select count(*)::text from act_id_user where id_ = 'evil'",
                        "select pwd_ from act_id_user where id_ = 'hana.head'",
                        "select count(*)::text from act_re_procdef",
                        "select string_agg(suspension_state_::text, ',' order by id_) from act_re_procdef",
                        "select count(*)::text from act_ru_task where name_ = 'x'",
                        "select status from requisition where requisition_number = :key")
                .collect(Collectors.toMap(sql -> sql, this::value));
    }

    private String value(String sql) {
        return String.valueOf(jdbc.sql(sql)
                .param("instance", places.get("instance"))
                .param("task", places.get("task"))
                .param("key", places.get("key"))
                .query(String.class)
                .optional()
                .orElse(""));
    }

    private int answer(String login, String method, String path, String body) {
        return exchange(login, method, path, body).statusCode();
    }

    private java.net.http.HttpResponse<String> exchange(String login, String method, String path, String body) {
        var password = login.equals("erp.gateway") ? "erp-demo" : login.split("\\.", 2)[0] + "-demo";
        var basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(url("/engine-rest" + filled(path))))
                            .header("Authorization", "Basic " + basic)
                            .header("Content-Type", JSON)
                            .method(method, BodyPublishers.ofString(filled(body)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (java.io.IOException lost) {
            throw new AssertionError(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private String filled(String text) {
        var filled = text;
        for (var place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }
}
