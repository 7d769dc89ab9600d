package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RolesTest extends RunningApplicationTest {
    @Autowired
    PeopleAtStart start;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TasklistUpkeep upkeep;

    final List<String> created = new ArrayList<>();

    @AfterEach
    void forgetTasks() {
        engine.getTaskService().deleteTasks(created, true);
    }

    @Test
    void startingAgainChangesNothing() {
        var before = counts();
        start.afterSingletonsInstantiated();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void restCallerSeesOnlyTasksOfTheirOwnGroups() throws IOException {
        var theirs = task("anybody's invoice", "accounts-payable", null);
        var foreign = task("goods", "receiver", null);
        var seen = names(json("/engine-rest/task", "anna.payable", "anna-demo"));
        assertThat(seen).contains(theirs.getName()).doesNotContain(foreign.getName());
    }

    @Test
    void eachRoleOpensItsWebappsAndNoOther() throws IOException {
        assertThat(apps("rex.receiver")).containsExactlyInAnyOrder("welcome", "tasklist");
        assertThat(apps("oscar.operator")).containsExactlyInAnyOrder("welcome", "tasklist", "cockpit");
        assertThat(apps("dora.designer")).containsExactlyInAnyOrder("welcome", "tasklist", "cockpit");
        assertThat(apps("admin")).containsExactlyInAnyOrder("welcome", "tasklist", "cockpit", "admin");
        assertThat(apps("erp.gateway")).containsExactly("welcome");
    }

    @Test
    void everyoneFindsTheReadyMadeListsOfTasklist() throws IOException {
        visit("rex.receiver");
        var filters = names(json("/engine-rest/filter", "rex.receiver", "rex-demo"));
        assertThat(filters).containsExactlyInAnyOrder("All my work", "My tasks", "My groups' tasks", "Overdue");
    }

    @Test
    void listsHoldWhatTheirNamesSay() throws IOException {
        visit("carl.category");
        var open = task("open", "category-manager", null);
        var late = task("late", "category-manager", Instant.now().minus(Duration.ofDays(1)));
        var mine = task("mine", "category-manager", Instant.now().plus(Duration.ofDays(1)));
        engine.getTaskService().claim(mine.getId(), "carl.category");
        var foreign = task("foreign", "cfo", Instant.now().minus(Duration.ofDays(1)));
        engine.getTaskService().claim(foreign.getId(), "fiona.cfo");
        upkeep.moveOverdue();

        assertThat(list("All my work")).contains(late.getName(), mine.getName(), open.getName());
        assertThat(list("All my work").get(0)).isEqualTo(late.getName());
        assertThat(list("My tasks")).containsExactly(mine.getName());
        assertThat(list("My groups' tasks"))
                .contains(open.getName(), late.getName())
                .doesNotContain(mine.getName());
        assertThat(list("Overdue")).contains(late.getName()).doesNotContain(open.getName(), mine.getName());
        for (var name : List.of("All my work", "My tasks", "My groups' tasks", "Overdue")) {
            assertThat(list(name)).doesNotContain(foreign.getName());
        }
    }

    @Test
    void noReadyMadeListHoldsAnExpressionOrCanBeChangedByItsReaders() {
        visit("carl.category");
        assertThat(jdbc.sql("select query_ from act_ru_filter")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(3)
                .allSatisfy(query -> assertThat(query).doesNotContain("${").doesNotContain("Expression"));
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .list())
                .isNotEmpty()
                .allSatisfy(grant -> assertThat(grant.isPermissionGranted(Permissions.UPDATE))
                        .isFalse());
    }

    private void visit(String login) {
        var visitor = new HttpVisitor(port);
        visitor.logIn(login);
        visitor.get("/camunda/app/tasklist/default/");
    }

    private Task task(String name, String group, @Nullable Instant due) {
        var task = engine.getTaskService().newTask();
        task.setName(name + " " + UUID.randomUUID());
        if (due != null) {
            task.setDueDate(Date.from(due));
        }
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), group);
        created.add(task.getId());
        return task;
    }

    private List<String> list(String filter) throws IOException {
        var filters = json("/engine-rest/filter", "carl.category", "carl-demo");
        for (var candidate : filters) {
            if (candidate.get("name").asText().equals(filter)) {
                return names(json(
                        "/engine-rest/filter/" + candidate.get("id").asText() + "/list", "carl.category", "carl-demo"));
            }
        }
        throw new AssertionError("no filter " + filter + " in " + filters);
    }

    private List<String> apps(String login) throws IOException {
        var visitor = new HttpVisitor(port);
        visitor.logIn(login);
        return texts(new ObjectMapper().readTree(visitor.whoAmI().body()).get("authorizedApps"));
    }

    private JsonNode json(String path, String login, String password) throws IOException {
        var answer = new HttpVisitor(port).getAs(path, login, password);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.get("name").asText())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private List<Long> counts() {
        return List.of(
                engine.getIdentityService().createUserQuery().count(),
                engine.getIdentityService().createGroupQuery().count(),
                engine.getFilterService().createFilterQuery().count(),
                engine.getAuthorizationService().createAuthorizationQuery().count());
    }
}
