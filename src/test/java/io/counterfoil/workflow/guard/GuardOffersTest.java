package io.counterfoil.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** What people must still be able to do, with no more than ordinary grants. */
class GuardOffersTest extends GuardedEngineTest {
    @Test
    void candidateFindsClaimsAndCompletesATask() {
        var task = approvalTask("REQ-G-OK-1");
        as("ben.plain", PLAIN);
        var tasks = engine.getTaskService();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
        tasks.claim(task.getId(), "ben.plain");
        assertThat(engine.getFormService().getTaskFormVariables(task.getId())).isEmpty();
        assertThat(tasks.getIdentityLinksForTask(task.getId())).isNotEmpty();
        tasks.createComment(task.getId(), null, "looks right");
        assertThat(tasks.getTaskComments(task.getId())).hasSize(1);
        engine.getFormService()
                .submitTaskForm(
                        task.getId(),
                        Variables.putValue("approved", Variables.untypedValue(true))
                                .putValue("reason", Variables.untypedValue("needed"))
                                .putValue(
                                        "lines",
                                        org.camunda.spin.plugin.variable.SpinValues.jsonValue("[{\"n\":1}]")
                                                .create()));
        assertThat(reread(task)).isNull();
        assertThat(jdbc.sql("select person from duty_performed where business_key = 'REQ-G-OK-1'")
                        .query(String.class)
                        .list())
                .containsExactly("ben.plain");
    }

    @Test
    void declaredVariablesMayBeLeftOutOrEmpty() {
        var task = approvalTaskHeldBy("ben.plain");
        as("ben.plain", PLAIN);
        engine.getTaskService().complete(task.getId(), Variables.putValue("reason", null));
        assertThat(reread(task)).isNull();
    }

    @Test
    void holderGivesATaskBack() {
        var task = approvalTaskHeldBy("ben.plain");
        as("ben.plain", PLAIN);
        engine.getTaskService().setAssignee(task.getId(), null);
        assertThat(reread(task).getAssignee()).isNull();
    }

    @Test
    void readyMadeFilterMayAskForTheOwnTasks() {
        var task = approvalTaskHeldBy("ben.plain");
        as("ben.plain", PLAIN);
        var filter = engine.getFilterService().newTaskFilter("mine");
        filter.setQuery(engine.getTaskService()
                .createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .dueBeforeExpression("${dateTime().plusDays(3)}"));
        var stored = engine.getFilterService().saveFilter(filter);
        assertThat(engine.getFilterService().count(stored.getId())).isZero();
        var another = engine.getFilterService().newTaskFilter("mine, all");
        another.setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression("${ currentUser() }"));
        var mine = engine.getFilterService().saveFilter(another);
        assertThat(engine.getFilterService()
                        .list(
                                mine.getId(),
                                engine.getTaskService().createTaskQuery().taskNameLike("%pprov%")))
                .extracting("id")
                .contains(task.getId());
    }

    @Test
    void startableProcessIsStartedWithItsDeclaredVariables() {
        as("ben.plain", PLAIN);
        var started =
                engine.getRuntimeService().startProcessInstanceByKey("GuardedApproval", Map.of("purpose", "a desk"));
        assertThat(started.getBusinessKey()).isNull();
    }

    @Test
    void personChangesTheOwnPasswordAndNobodyElses() {
        as("cleo.plain", PLAIN);
        var identity = engine.getIdentityService();
        assertThat(identity.checkPassword("cleo.plain", "cleo.plain-secret")).isTrue();
        var user = identity.createUserQuery().userId("cleo.plain").singleResult();
        user.setLastName("Changed");
        identity.saveUser(user);
        assertThat(identity.createUserQuery()
                        .userId("cleo.plain")
                        .singleResult()
                        .getLastName())
                .isEqualTo("Changed");
    }

    @Test
    void administratorAdministersPeople() {
        as("root.admin", "camunda-admin");
        var identity = engine.getIdentityService();
        identity.saveUser(identity.newUser("new.person"));
        assertThat(identity.createUserQuery().userId("new.person").count()).isEqualTo(1);
        identity.deleteUser("new.person");
    }

    @Test
    void operatorRetriesAJob() {
        engine.getRepositoryService()
                .createDeployment()
                .addString(
                        "job.bpmn",
                        GuardAttackTest.conditional("${true}")
                                .replace("EvilCondition", "OneJob")
                                .replace(
                                        "<startEvent id=\"Start\"/>",
                                        "<startEvent id=\"Start\" camunda:asyncAfter=\"true\"/>"))
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("OneJob", "REQ-G-JOB");
        as("olga.operator", "operator");
        var job = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("OneJob")
                .singleResult();
        engine.getManagementService().setJobRetries(job.getId(), 2);
        asNobody();
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .jobId(job.getId())
                        .singleResult()
                        .getRetries())
                .isEqualTo(2);
    }
}
