package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.RunningApplicationTest;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The check at a grant, through the door of the Admin webapp and of engine clients. */
class RoleConflictsTest extends RunningApplicationTest {
    @Autowired
    RoleConflicts conflicts;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private final List<String> hired = new ArrayList<>();

    @AfterEach
    void dismiss() {
        hired.forEach(login -> engine.getIdentityService().deleteUser(login));
    }

    @Test
    void S3_whoEntersInvoicesIsNotGrantedTheReceiptOfGoods() {
        var person = hire("accounts-payable");
        var refused = grant(person, "receiver");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body())
                .contains("rule S3", "accounts-payable performs ENTER_INVOICE", "Take the other role");
        assertThat(accounts.find(person).orElseThrow().groups()).containsExactly("accounts-payable");
        assertThat(events("ACT_REFUSED", person)).contains("S3");
    }

    @Test
    void S7_S9_S15_refuseTheirGrantsInEitherOrder() {
        for (var pair : List.of(
                List.of("accounts-payable", "treasurer", "S7"),
                List.of("vendor-master-steward", "accounts-payable", "S9"),
                List.of("camunda-admin", "requester", "S15"))) {
            for (var roles : List.of(pair.subList(0, 2), List.of(pair.get(1), pair.get(0)))) {
                var refused = grant(hire(roles.get(0)), roles.get(1));
                assertThat(refused.statusCode()).as(roles.toString()).isEqualTo(403);
                assertThat(refused.body()).contains("rule " + pair.get(2));
            }
        }
    }

    @Test
    void conflictThatIsNormalInBusinessIsGrantedAndOnRecord() {
        var person = hire("requester");
        assertThat(grant(person, "cost-centre-owner").statusCode()).isEqualTo(204);
        assertThat(jdbc.sql("select reason from security_event where action = 'ROLES_CONFLICT' and reason like :person")
                        .param("person", person + ":%")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("rule S1");
    }

    @Test
    void rolesThatMeetInNoRuleAreGrantedWithoutAWord() {
        var person = hire("legal");
        assertThat(grant(person, "it-governance").statusCode()).isEqualTo(204);
        assertThat(conflicts.within(Set.of("legal", "it-governance"))).isEmpty();
        assertThat(conflicts.within(Set.of("requester"))).isEmpty();
    }

    @Test
    void everyRoleThatATaskOfTheProductNamesIsKnownToPerformItsDuty() {
        var known = jdbc.sql("select role || ' ' || duty from role_duty")
                .query(String.class)
                .list();
        var asked = new ArrayList<String>();
        for (var definition : engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()) {
            var resource = definition.getResourceName();
            if (resource.contains("processes/")) {
                engine.getRepositoryService()
                        .getBpmnModelInstance(definition.getId())
                        .getModelElementsByType(UserTask.class)
                        .forEach(task -> asked.addAll(asked(task)));
            }
        }
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(known).containsAll(asked);
    }

    @Test
    void everyRoleAndEveryDutyOfTheTableExists() {
        assertThat(jdbc.sql("select distinct role from role_duty")
                        .query(String.class)
                        .list())
                .allSatisfy(role -> assertThat(Role.of(role)).isPresent());
    }

    private static List<String> asked(UserTask task) {
        var groups = task.getCamundaCandidateGroupsList();
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "duty".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(duty ->
                        groups.stream().filter(group -> !group.contains("{")).map(group -> group + " " + duty))
                .toList();
    }

    private List<String> events(String action, String person) {
        return jdbc.sql("select rule from security_event where action = :action and reason like :person")
                .param("action", action)
                .param("person", "%" + person + "%")
                .query(String.class)
                .list();
    }

    private HttpResponse<String> grant(String person, String role) {
        var visitor = new HttpVisitor(port);
        return visitor.send(visitor.request("/engine-rest/group/" + role + "/members/" + person)
                .header("Authorization", HttpVisitor.basic("admin", "admin-demo"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
    }

    private String hire(String role) {
        var login = "grant." + UUID.randomUUID().toString().substring(0, 8);
        accounts.create(new Account(login, login, Set.of(role)), "only-for-the-grant-1");
        hired.add(login);
        return login;
    }
}
