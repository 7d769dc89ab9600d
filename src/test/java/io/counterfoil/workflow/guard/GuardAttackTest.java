package io.counterfoil.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.identity.SegregationOfDuties;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The attacks of the threat model, by their numbers, made by people whom the engine's own authorizations would let. */
class GuardAttackTest extends GuardedEngineTest {
    @Autowired
    SegregationOfDuties duties;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void x01ExpressionInASubQueryIsRefused() {
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .endOr()
                        .list())
                .hasMessageContaining("expression");
    }

    @Test
    void x03ExpressionInAStoredFilterIsRefused() {
        as("ada.generous", GENEROUS);
        var filter = engine.getFilterService().newTaskFilter("evil");
        filter.setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression(EVIL));
        assertRefused(() -> engine.getFilterService().saveFilter(filter));
    }

    @Test
    void x03FilterWithAnExpressionStoredBeforeIsNotRun() {
        var filter = engine.getFilterService().newTaskFilter("old evil");
        filter.setQuery(engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression("${authenticatedUserId}")
                .endOr());
        var stored = engine.getFilterService().saveFilter(filter);
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getFilterService().list(stored.getId()));
    }

    @Test
    void x04ExpressionInTheExtensionOfAFilterIsRefused() {
        var stored =
                engine.getFilterService().saveFilter(engine.getFilterService().newTaskFilter("all"));
        as("ada.generous", GENEROUS);
        var extension = engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression("${currentUser()}")
                .endOr();
        assertRefused(() -> engine.getFilterService().list(stored.getId(), extension));
    }

    @Test
    void x05ExpressionsReachNoClassNoServiceAndNoOtherBean() {
        for (String expression : List.of(
                "${''.getClass().forName('java.lang.Runtime').getName() == 'x'}",
                "${environment != null}",
                "${execution.processEngineServices != null}",
                "${execution.getVariable('x') == null}")) {
            var model = conditional(expression);
            engine.getRepositoryService()
                    .createDeployment()
                    .addString("evil.bpmn", model)
                    .deploy();
            assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("EvilCondition"))
                    .as(expression)
                    .isInstanceOf(ProcessEngineException.class);
        }
    }

    @Test
    void x10VariableThatBuildsAnObjectIsRefused() {
        var task = approvalTaskHeldBy("ada.generous");
        as("ada.generous", GENEROUS);
        var object = Variables.serializedObjectValue("{\"url\":\"jdbc:postgresql://evil/x\"}")
                .serializationDataFormat("application/json")
                .objectTypeName("org.springframework.jdbc.datasource.DriverManagerDataSource")
                .create();
        assertRefused(() -> engine.getTaskService().setVariable(task.getId(), "reason", object));
        assertRefused(() -> engine.getTaskService().complete(task.getId(), Map.of("reason", object)))
                .hasMessageContaining("reason must be a String");
    }

    @Test
    void t02TaskThatNobodyClaimedIsNotCompleted() {
        var task = approvalTask();
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().complete(task.getId())).hasMessageContaining("claimed");
    }

    @Test
    void t03TaskOfAColleagueIsNotCompleted() {
        var task = approvalTaskHeldBy("cleo.plain");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().complete(task.getId(), Map.of("approved", true)))
                .hasMessageContaining("cleo.plain");
        assertRefused(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("approved", true)));
        assertThat(reread(task)).isNotNull();
    }

    @Test
    void t04NobodyClaimsOrAssignsInAnothersName() {
        var task = approvalTask();
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().claim(task.getId(), "cleo.plain"));
        assertRefused(() -> engine.getTaskService().setAssignee(task.getId(), "cleo.plain"));
        assertThat(reread(task).getAssignee()).isNull();
    }

    @Test
    void t04NobodyTakesATaskAwayFromAColleague() {
        var task = approvalTaskHeldBy("cleo.plain");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().setAssignee(task.getId(), null));
        assertRefused(() -> engine.getTaskService().claim(task.getId(), null));
        assertThat(reread(task).getAssignee()).isEqualTo("cleo.plain");
    }

    @Test
    void t05RequesterClaimsNoApprovalOfTheOwnRequestAndTheAttemptIsKept() {
        var task = approvalTask("REQ-G-SELF-1");
        requested("REQ-G-SELF-1", "ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().claim(task.getId(), "ada.generous"))
                .hasMessageContaining("S1")
                .hasMessageContaining("ada.generous requested")
                .hasMessageContaining("REQ-G-SELF-1");
        assertThat(reread(task).getAssignee()).isNull();
        assertThat(refusals("REQ-G-SELF-1")).hasSize(1).first().asString().contains("S1");
    }

    @Test
    void t05RequesterCompletesNoApprovalOfTheOwnRequestAndNothingChanges() {
        var task = approvalTask("REQ-G-SELF-2");
        engine.getTaskService().setAssignee(task.getId(), "ada.generous");
        requested("REQ-G-SELF-2", "ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().complete(task.getId(), Map.of("approved", true)))
                .hasMessageContaining("S1");
        assertThat(reread(task)).isNotNull();
        assertThat(engine.getTaskService().getVariables(task.getId())).isEmpty();
        assertThat(performed("REQ-G-SELF-2")).containsExactly("REQUEST");
    }

    @Test
    void t06CompletingSetsNothingButWhatTheTaskDeclares() {
        var task = approvalTaskHeldBy("ada.generous");
        as("ada.generous", GENEROUS);
        var service = engine.getTaskService();
        assertRefused(() -> service.complete(task.getId(), Map.of("approved", true, "amount", 9_999_999)))
                .hasMessageContaining("amount may not be set here; allowed: approved:Boolean");
        assertRefused(() -> service.complete(task.getId(), Map.of("approved", "yes")))
                .hasMessageContaining("approved must be a Boolean");
        assertRefused(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("supplierIban", "DE00")));
        assertRefused(() -> service.resolveTask(task.getId(), Map.of("requester", "zoe")));
    }

    @Test
    void t06TaskWithoutDeclarationAcceptsNoVariable() {
        var task = noteTask();
        engine.getTaskService().setAssignee(task.getId(), "ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().complete(task.getId(), Map.of("approved", true)))
                .hasMessageContaining("allowed: none");
    }

    @Test
    void t07NobodyWritesVariablesOfAnOpenTask() {
        var task = approvalTaskHeldBy("ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().setVariable(task.getId(), "approved", true));
        assertRefused(() -> engine.getTaskService().removeVariable(task.getId(), "approved"));
        assertRefused(() -> engine.getRuntimeService().setVariable(task.getExecutionId(), "approved", true));
    }

    @Test
    void t10NobodyChangesWhoMayDecide() {
        var task = approvalTaskHeldBy("ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().addCandidateUser(task.getId(), "outsider"));
        assertRefused(() -> engine.getTaskService().deleteCandidateGroup(task.getId(), PLAIN));
        assertRefused(() -> engine.getTaskService().setOwner(task.getId(), "outsider"));
    }

    @Test
    void t12NobodyDelegates() {
        var task = approvalTaskHeldBy("ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().delegateTask(task.getId(), "requester"));
    }

    @Test
    void t13NobodyEditsOrInventsTasks() {
        var task = approvalTaskHeldBy("ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().setDueDate(task.getId(), null));
        assertRefused(() -> engine.getTaskService().saveTask(task));
        assertRefused(() -> engine.getTaskService().deleteTask(task.getId()));
        assertRefused(
                () -> engine.getTaskService().saveTask(engine.getTaskService().newTask("invented")));
    }

    @Test
    void t14NobodyEndsATaskByAnError() {
        var task = approvalTaskHeldBy("ada.generous");
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService().handleBpmnError(task.getId(), "X"));
        assertRefused(() -> engine.getTaskService().handleEscalation(task.getId(), "X"));
    }

    @Test
    void i01NobodyStartsBehindTheApproval() {
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getRuntimeService()
                .createProcessInstanceByKey("GuardedApproval")
                .startBeforeActivity("Task_Note")
                .execute());
    }

    @Test
    void i02StartSetsNothingButWhatTheProcessDeclaresAndNoNumber() {
        as("ada.generous", GENEROUS);
        var runtime = engine.getRuntimeService();
        assertRefused(() -> runtime.startProcessInstanceByKey("GuardedApproval", Map.of("approved", true)))
                .hasMessageContaining("approved");
        assertRefused(() -> runtime.startProcessInstanceByKey("GuardedApproval", "REQ-1"))
                .hasMessageContaining("business key");
        assertRefused(() -> runtime.startProcessInstanceByKey("NotStartable"))
                .hasMessageContaining("not started by people");
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("GuardedApproval")
                .latestVersion()
                .singleResult();
        assertRefused(
                () -> engine.getFormService().submitStartForm(definition.getId(), "REQ-1", Map.of("purpose", "desk")));
        assertRefused(() -> engine.getFormService().submitStartForm(definition.getId(), Map.of("requester", "zoe")));
    }

    @Test
    void i07NobodyMovesOrEndsARunningProcess() {
        var task = approvalTask();
        as("ada.generous", GENEROUS);
        var runtime = engine.getRuntimeService();
        var id = task.getProcessInstanceId();
        assertRefused(() -> runtime.createProcessInstanceModification(id)
                .startBeforeActivity("Task_Note")
                .execute());
        assertRefused(() -> runtime.deleteProcessInstance(id, "x"));
        assertRefused(() -> runtime.suspendProcessInstanceById(id));
        assertRefused(() -> runtime.deleteProcessInstancesAsync(List.of(id), "x"));
        assertRefused(() -> runtime.correlateMessage("Anything"));
        assertRefused(() -> runtime.signalEventReceived("Anything"));
    }

    @Test
    void h03NotEvenAnAdministratorDeletesHistory() {
        var task = approvalTask();
        engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "test");
        as("root.admin", "camunda-admin");
        var history = engine.getHistoryService();
        assertRefused(() -> history.deleteHistoricProcessInstance(task.getProcessInstanceId()))
                .hasMessageContaining("nobody deletes it");
        assertRefused(() -> history.deleteHistoricTaskInstance(task.getId()));
        assertRefused(() -> history.cleanUpHistoryAsync(true));
        assertRefused(() -> history.deleteHistoricProcessInstancesAsync(List.of(task.getProcessInstanceId()), "x"));
    }

    @Test
    void s15AdministratorTakesNoPartInBusiness() {
        var task = approvalTask();
        as("root.admin", "camunda-admin");
        assertRefused(() -> engine.getTaskService().claim(task.getId(), "root.admin"))
                .hasMessageContaining("S15");
        assertRefused(() -> engine.getRuntimeService().startProcessInstanceByKey("GuardedApproval"));
        asNobody();
        engine.getTaskService().setAssignee(task.getId(), "root.admin");
        as("root.admin", "camunda-admin");
        assertRefused(() -> engine.getTaskService().complete(task.getId())).hasMessageContaining("S15");
    }

    @Test
    void administrationIsNotForOthers() {
        as("ada.generous", GENEROUS);
        assertRefused(() ->
                engine.getIdentityService().saveUser(engine.getIdentityService().newUser("mallory")));
        assertRefused(() -> engine.getIdentityService().createMembership("ada.generous", "camunda-admin"));
        assertRefused(() -> engine.getAuthorizationService().createNewAuthorization(1));
        assertRefused(() -> engine.getManagementService().setJobRetries("x", 1));
        assertRefused(() -> engine.getIdentityService().checkPassword("ben.plain", "guess"));
    }

    @Test
    void w14DeploymentIsForProcessDesignersOnly() {
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getRepositoryService()
                        .createDeployment()
                        .addString("x.bpmn", conditional("${true}"))
                        .deploy())
                .hasMessageContaining("process designer");
    }

    @Test
    void queriesWrittenAsSqlAreRefused() {
        as("ada.generous", GENEROUS);
        assertRefused(() -> engine.getTaskService()
                .createNativeTaskQuery()
                .sql("select * from ACT_RU_TASK")
                .list());
    }

    @Test
    void expressionsAreFoundAtAnyDepth() {
        var inner = new TaskQueryImpl();
        inner.taskAssigneeExpression("${currentUser()}");
        var middle = new TaskQueryImpl();
        middle.addOrQuery(inner);
        var outer = new TaskQueryImpl();
        outer.addOrQuery(middle);
        assertThatThrownBy(() -> QueryExpressions.refuseAll(outer)).isInstanceOf(AuthorizationException.class);
    }

    private Task noteTask() {
        var first = approvalTask();
        engine.getTaskService().complete(first.getId());
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(first.getProcessInstanceId())
                .singleResult();
    }

    private void requested(String key, String person) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> duties.perform(key, "REQUEST", person));
    }

    private List<String> refusals(String key) {
        return jdbc.sql("select reason from refusal where business_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    private List<String> performed(String key) {
        return jdbc.sql("select duty from duty_performed where business_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    static String conditional(String condition) {
        var escaped = condition.replace("&", "&amp;").replace("<", "&lt;");
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t" id="Defs">
                  <process id="EvilCondition" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Start"/><sequenceFlow id="F1" sourceRef="Start" targetRef="Choice"/>
                    <exclusiveGateway id="Choice" default="F3"/>
                    <sequenceFlow id="F2" sourceRef="Choice" targetRef="End1"><conditionExpression xsi:type="tFormalExpression">%s</conditionExpression></sequenceFlow>
                    <sequenceFlow id="F3" sourceRef="Choice" targetRef="End2"/>
                    <endEvent id="End1"/><endEvent id="End2"/>
                  </process>
                </definitions>
                """.formatted(escaped);
    }
}
