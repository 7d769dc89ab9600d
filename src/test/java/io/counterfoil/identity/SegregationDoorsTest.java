package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.RunningApplicationTest;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Tasks;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rules S1 to S16 at each of six doors: refused and recorded with the rule, for every pair of the rule's rows; and let
 * pass as soon as the rule's rows are gone, so that nothing but the rule refuses.
 *
 * <p>The door is a task of a small model that declares the duty, as a process designer's would: what it asks of the
 * guard is what the product's own tasks of that duty ask, and duties without a task yet (S8, S11, S12, S16) have one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SegregationDoorsTest extends RunningApplicationTest {
    private static final String PASSWORD = "only-behind-the-door-1";
    private static final String ROLE = "legal";
    private static final String DOOR = "Task_Door";

    @Autowired
    SegregationOfDuties duties;

    @Autowired
    Substitutions substitutions;

    @Autowired
    Accounts accounts;

    @Autowired
    CaseRegister cases;

    @Autowired
    Tasks tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final List<String> hired = new ArrayList<>();
    private final List<String> removedRules = new ArrayList<>();
    private final Map<String, HttpVisitor> sessions = new java.util.HashMap<>();
    private String pat = "";
    private String abe = "";

    /** A pair of a rule as its row holds it. */
    record Pair(String rule, String first, String second, String scope, int items) {
        /** What the door asks for where the rule stands against every duty. */
        String atTheDoor() {
            return second.equals("ANY") ? "APPROVE_REQUISITION" : second;
        }
    }

    /** What happened at a door. */
    record Answer(boolean accepted, String text) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode() < 300, response.statusCode() + " " + response.body());
        }
    }

    enum Door {
        CLAIM("claim"),
        TASKLIST("complete in Tasklist"),
        REST("complete over REST"),
        DELEGATED("delegated approval"),
        BULK("bulk"),
        ASSIGNEE("set-assignee");

        final String title;

        Door(String title) {
            this.title = title;
        }
    }

    @BeforeEach
    void hire() {
        pat = person("pat");
        abe = person("abe");
    }

    @AfterEach
    void dismiss() {
        engine.getIdentityService().clearAuthentication();
        removedRules.forEach(row -> jdbc.sql("insert into sod_rule select * from jsonb_populate_record(null::sod_rule,"
                        + " cast(:row as jsonb))")
                .param("row", row)
                .update());
        removedRules.clear();
        jdbc.sql("update substitution set revoked_by = 'test', revoked_at = now() where revoked_at is null")
                .update();
        hired.forEach(login -> engine.getIdentityService().deleteUser(login));
        hired.clear();
    }

    static Stream<Arguments> rulesAndDoors() {
        return Stream.iterate(1, number -> number + 1)
                .limit(16)
                .flatMap(number -> Stream.of(Door.values()).map(door -> Arguments.of("S" + number, door.title, door)));
    }

    @ParameterizedTest(name = "{0} via {1}")
    @MethodSource("rulesAndDoors")
    void everyRuleIsKeptAtEveryDoor(String rule, String title, Door door) throws Exception {
        for (var pair : pairs(rule)) {
            var before = refusalsBy(rule);
            var answer = attempt(pair, door);
            assertThat(answer.accepted()).as(pair + " " + answer.text()).isFalse();
            assertThat(answer.text()).as(pair.toString()).containsPattern("\\b" + rule + "\\b");
            assertThat(refusalsBy(rule)).as("recorded with the rule: " + pair).isGreaterThan(before);
        }
    }

    @ParameterizedTest(name = "{0} via {1}")
    @MethodSource("rulesAndDoors")
    void everyDoorLetsPassWithoutTheRule(String rule, String title, Door door) throws Exception {
        var pairs = pairs(rule);
        switchOff(rule);
        for (var pair : pairs) {
            var answer = attempt(pair, door);
            if (door == Door.ASSIGNEE) {
                assertThat(answer.text())
                        .as("nobody assigns, but no rule is against it")
                        .doesNotContain("rule " + rule);
                assertThat(answer.text()).contains("Each claims for oneself");
            } else {
                assertThat(answer.accepted()).as(pair + " " + answer.text()).isTrue();
            }
        }
    }

    @Test
    void rulesAreSixteenWithTheirPairs() {
        assertThat(jdbc.sql("select distinct rule from sod_rule")
                        .query(String.class)
                        .list())
                .containsAll(Stream.iterate(1, number -> number + 1)
                        .limit(16)
                        .map(number -> "S" + number)
                        .toList());
    }

    @Test
    void S16_bulkOfAHundredItemsIsRunByWhoInitiatedIt() throws Exception {
        var pair = pairs("S16").get(0);
        assertThat(attempt(new Pair(pair.rule, pair.first, pair.second, pair.scope, 100), Door.REST)
                        .accepted())
                .isTrue();
    }

    @Test
    void S14_taskOfOnesOwnModelIsRefusedEvenIfItDeclaresNoDuty() throws Exception {
        accounts.setGroups(pat, Set.of(ROLE, "process-designer"));
        var key = "SOD-" + UUID.randomUUID().toString().substring(24);
        var process = deployAs(pat, "");
        var task = start(process, key, Map.of());
        assertThat(claim(task).text()).contains("rule S14", "deployed the model for DEPLOYMENT-");
        var colleague = person("sam");
        assertThat(Answer.of(post(colleague, "/task/" + task.getId() + "/claim", "{\"userId\":\"" + colleague + "\"}"))
                        .accepted())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from duty_performed where duty = 'DEPLOY_MODEL' and person = :pat")
                        .param("pat", pat)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    /** The earlier act, then the later one at the door. */
    private Answer attempt(Pair pair, Door door) throws Exception {
        if (door == Door.DELEGATED) {
            return actForTheAbsent(pair);
        }
        var key = "SOD-" + UUID.randomUUID().toString().substring(24);
        var task = start(doorOf(pair, door), key, Map.of());
        if (!isHeldByTheModel(pair)) {
            performFirst(pair, key, pat);
        }
        return switch (door) {
            case CLAIM -> claim(task);
            case TASKLIST -> completeInTasklist(held(task));
            case REST -> completeOverRest(held(task));
            case BULK -> decideMany(pair, key);
            case ASSIGNEE ->
                Answer.of(post(pat, "/task/" + task.getId() + "/assignee", "{\"userId\":\"" + pat + "\"}"));
            case DELEGATED -> throw new IllegalStateException();
        };
    }

    /** The model itself is the earlier act of S14, the role that of S15. */
    private static boolean isHeldByTheModel(Pair pair) {
        return pair.scope.equals("DEPLOYMENT") || pair.scope.equals("ROLE");
    }

    private String doorOf(Pair pair, Door door) throws Exception {
        if (pair.scope.equals("DEPLOYMENT")) {
            accounts.setGroups(pat, Set.of(ROLE, "process-designer"));
            return deployAs(pat, pair.atTheDoor());
        }
        if (pair.scope.equals("ROLE") && removedRules.isEmpty()) {
            accounts.setGroups(pat, Set.of(ROLE, "camunda-admin"));
        }
        return deploy(pair.atTheDoor(), "camunda:candidateGroups=\"" + ROLE + "\"");
    }

    private void performFirst(Pair pair, String key, String person) {
        var earlier = key + "-FIRST";
        switch (pair.scope) {
            case "PARTY" -> {
                cases.concern(earlier, "SUPPLIER-OF-" + key);
                cases.concern(key, "SUPPLIER-OF-" + key);
            }
            case "TOLERANCE_SET" -> cases.judgedBy(key, List.of(earlier));
            default -> {
                cases.open(key);
                cases.follow(earlier, key);
            }
        }
        transaction.executeWithoutResult(status -> duties.performBulk(earlier, pair.first, person, pair.items));
    }

    private Answer claim(Task task) throws Exception {
        return Answer.of(post(pat, "/task/" + task.getId() + "/claim", "{\"userId\":\"" + pat + "\"}"));
    }

    /** As if it had been claimed a moment before the earlier act. */
    private Task held(Task task) {
        engine.getTaskService().setAssignee(task.getId(), pat);
        return task;
    }

    private Answer completeOverRest(Task task) {
        return Answer.of(post(pat, "/task/" + task.getId() + "/complete", "{\"variables\":{}}"));
    }

    /** As Tasklist does it, with its session and its token against cross-site requests. */
    private Answer completeInTasklist(Task task) {
        var visitor = new HttpVisitor(port);
        assertThat(visitor.logIn(pat, PASSWORD, "/").statusCode()).isEqualTo(302);
        visitor.whoAmI();
        return Answer.of(
                visitor.send(visitor.request("/camunda/api/engine/engine/default/task/" + task.getId() + "/submit-form")
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN").orElse("none"))
                        .POST(BodyPublishers.ofString("{\"variables\":{}}"))));
    }

    /**
     * Three documents, the second one excluded: decided one by one as a service that decides many does, so that the
     * others pass. A bulk endpoint of the product takes the place of this loop.
     */
    private Answer decideMany(Pair pair, String excluded) {
        var clean = new ArrayList<String>();
        for (var count = 0; count < 2 && !isHeldByTheModel(pair); count++) {
            var key = "SOD-" + UUID.randomUUID().toString().substring(24);
            start(deploy(pair.atTheDoor(), "camunda:candidateGroups=\"" + ROLE + "\""), key, Map.of());
            clean.add(key);
        }
        var refusals = new ArrayList<String>();
        for (var key : Stream.of(
                        clean.stream().limit(1),
                        Stream.of(excluded),
                        clean.stream().skip(1))
                .flatMap(keys -> keys)
                .toList()) {
            try {
                tasks.decide(pat, key, DOOR, Map.of());
            } catch (AuthorizationException refusal) {
                refusals.add(key + " " + refusal.getMessage());
            }
        }
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).startsWith(excluded));
        return new Answer(refusals.isEmpty(), refusals.toString());
    }

    /** Abe is away and Pat stands in; the earlier act is Abe's, and the exclusion travels with the delegation. */
    private Answer actForTheAbsent(Pair pair) {
        substitutions.enter(
                new SubstitutionDraft(abe, pat, LocalDate.now(), LocalDate.now().plusDays(1), List.of(), "Holiday"),
                abe);
        var key = "SOD-" + UUID.randomUUID().toString().substring(24);
        var process = deploy(pair.atTheDoor(), "camunda:candidateUsers=\"${absent}\"");
        var task = start(process, key, Map.of("absent", abe));
        assertThat(post(pat, "/task/" + task.getId() + "/claim", "{\"userId\":\"" + pat + "\"}")
                        .statusCode())
                .as("the substitute may claim before")
                .isEqualTo(204);
        if (pair.scope.equals("DEPLOYMENT")) {
            transaction.executeWithoutResult(status -> duties.deployed(deploymentOf(task), abe));
        } else if (pair.scope.equals("ROLE")) {
            accounts.setGroups(pat, removedRules.isEmpty() ? Set.of(ROLE, "camunda-admin") : Set.of(ROLE));
        } else {
            performFirst(pair, key, abe);
        }
        var answer = completeOverRest(task);
        jdbc.sql("update substitution set revoked_by = 'test', revoked_at = now() where revoked_at is null")
                .update();
        if (pair.scope.equals("ROLE")) {
            accounts.setGroups(pat, Set.of(ROLE));
        }
        return answer;
    }

    private String deploymentOf(Task task) {
        return engine.getRepositoryService()
                .getProcessDefinition(task.getProcessDefinitionId())
                .getDeploymentId();
    }

    private Task start(String process, String key, Map<String, Object> variables) {
        var instance = engine.getRuntimeService().startProcessInstanceByKey(process, key, variables);
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    private String deploy(String duty, String candidates) {
        var process = "Door" + Math.abs((duty + candidates).hashCode());
        engine.getRepositoryService()
                .createDeployment()
                .name(process)
                .enableDuplicateFiltering(true)
                .addString(process + ".bpmn", model(process, duty, candidates))
                .deploy();
        return process;
    }

    private String deployAs(String designer, String duty) {
        var process = "Door" + UUID.randomUUID().toString().replace("-", "");
        var boundary = "b" + UUID.randomUUID();
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nmine\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"mine.bpmn\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"
                + model(process, duty, "camunda:candidateGroups=\"" + ROLE + "\"") + "\r\n--" + boundary + "--\r\n";
        var answer = send(designer, "/deployment/create", "multipart/form-data; boundary=" + boundary, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return process;
    }

    private static String model(String process, String duty, String candidates) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_%1$s"
                    targetNamespace="http://counterfoil.io/test">
                  <bpmn:process id="%1$s" name="Door" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:startEvent id="StartEvent_Asked" name="Asked"/>
                    <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_Door"/>
                    <bpmn:userTask id="Task_Door" name="Door" %3$s>
                      <bpmn:extensionElements>
                        <camunda:properties>%2$s</camunda:properties>
                      </bpmn:extensionElements>
                    </bpmn:userTask>
                    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Door" targetRef="EndEvent_Done"/>
                    <bpmn:endEvent id="EndEvent_Done" name="Done"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(
                process, duty.isEmpty() ? "" : "<camunda:property name=\"duty\" value=\"" + duty + "\"/>", candidates);
    }

    private List<Pair> pairs(String rule) {
        return jdbc.sql("select rule, first_duty, second_duty, scope, coalesce(above_items, 0) + 1 as items"
                        + " from sod_rule where rule = :rule order by first_duty, second_duty")
                .param("rule", rule)
                .query((row, number) -> new Pair(
                        row.getString("rule"),
                        row.getString("first_duty"),
                        row.getString("second_duty"),
                        row.getString("scope"),
                        row.getInt("items")))
                .list();
    }

    private void switchOff(String rule) {
        removedRules.addAll(jdbc.sql("delete from sod_rule where rule = :rule returning to_jsonb(sod_rule)::text")
                .param("rule", rule)
                .query(String.class)
                .list());
    }

    private long refusalsBy(String rule) {
        return jdbc.sql("select coalesce(sum(repeats), 0) from security_event where action = 'ACT_REFUSED'"
                        + " and rule = :rule and person = :person")
                .param("rule", rule)
                .param("person", pat)
                .query(Long.class)
                .single();
    }

    private String person(String name) {
        var login = name + "." + UUID.randomUUID().toString().substring(0, 8);
        accounts.create(new Account(login, name, Set.of(ROLE)), PASSWORD);
        hired.add(login);
        return login;
    }

    private HttpResponse<String> post(String person, String path, String body) {
        return send(person, path, "application/json", body);
    }

    private HttpResponse<String> send(String person, String path, String type, String body) {
        var visitor = sessions.computeIfAbsent(person, login -> new HttpVisitor(port));
        return visitor.send(visitor.request("/engine-rest" + path)
                .header("Authorization", HttpVisitor.basic(person, PASSWORD))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }
}
