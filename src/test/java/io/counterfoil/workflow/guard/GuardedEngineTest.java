package io.counterfoil.workflow.guard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small process, and people whom the engine itself allows far too much, so that only the guard stands between them
 * and the attack. To see every attack succeed: {@code mvn test -Dtest='Guard*Test' -Dcounterfoil.guard=off}.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "counterfoil.data=target/test-data/${random.uuid}",
            "counterfoil.demo=none",
            "counterfoil.einvoice.warm-up=false",
            "counterfoil.admin-password=only-in-tests"
        })
@Import(GuardedEngineTest.Doors.class)
abstract class GuardedEngineTest {
    static final String GENEROUS = "guard-generous";
    static final String PLAIN = "guard-plain";
    static final String EVIL = "${''.getClass().forName('java.lang.Runtime')}";

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @TestConfiguration
    static class Doors {
        /** The product has no such switch; only these tests do. */
        @Bean
        static BeanDefinitionRegistryPostProcessor switchOfTheGuard() {
            return registry -> {
                if ("off".equals(System.getProperty("counterfoil.guard"))) {
                    registry.removeBeanDefinition("guardPlugin");
                }
            };
        }
    }

    @BeforeEach
    void prepare() {
        // The engine's REST API looks engines up by name in a map that all applications of a JVM share.
        ProcessEngines.registerProcessEngine(engine);
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService()
                .createDeployment()
                .name("guard test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("guard/guarded-approval.bpmn")
                .deploy();
        if (engine.getIdentityService().createUserQuery().userId("ada.generous").count() == 0) {
            person("ada.generous", GENEROUS);
            person("ben.plain", PLAIN);
            person("cleo.plain", PLAIN);
            person("dan.designer", "process-designer");
            person("olga.operator", "operator");
            person("root.admin", "camunda-admin");
            for (Resource resource : List.of(
                    Resources.TASK,
                    Resources.PROCESS_DEFINITION,
                    Resources.PROCESS_INSTANCE,
                    Resources.FILTER,
                    Resources.DEPLOYMENT,
                    Resources.BATCH,
                    Resources.DECISION_DEFINITION,
                    Resources.OPERATION_LOG_CATEGORY)) {
                grant(GENEROUS, resource, Permissions.ALL);
                grant("camunda-admin", resource, Permissions.ALL);
            }
            grant("camunda-admin", Resources.USER, Permissions.ALL);
            grant("process-designer", Resources.DEPLOYMENT, Permissions.CREATE, Permissions.READ);
            grant(
                    "operator",
                    Resources.PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.RETRY_JOB,
                    Permissions.READ_INSTANCE);
            grant(
                    PLAIN,
                    Resources.PROCESS_DEFINITION,
                    Permissions.READ,
                    Permissions.CREATE_INSTANCE,
                    Permissions.READ_HISTORY);
            grant(PLAIN, Resources.PROCESS_INSTANCE, Permissions.CREATE);
            grant(PLAIN, Resources.FILTER, Permissions.READ, Permissions.CREATE);
        }
    }

    @AfterEach
    void forgetPerson() {
        engine.getIdentityService().clearAuthentication();
    }

    private void person(String name, String group) {
        var identity = engine.getIdentityService();
        var user = identity.newUser(name);
        user.setFirstName(name);
        user.setLastName("Test");
        user.setPassword(name + "-secret");
        identity.saveUser(user);
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        identity.createMembership(name, group);
    }

    /** On top of what the product grants its own roles. */
    private void grant(String group, Resource resource, Permission... permissions) {
        var authorizations = engine.getAuthorizationService();
        var granted = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(Authorization.ANY)
                .singleResult();
        var authorization =
                granted == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : granted;
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(Authorization.ANY);
        for (var permission : permissions) {
            authorization.addPermission(permission);
        }
        engine.getAuthorizationService().saveAuthorization(authorization);
    }

    void as(String person, String group) {
        engine.getIdentityService().setAuthentication(person, List.of(group));
    }

    void asNobody() {
        engine.getIdentityService().clearAuthentication();
    }

    /** Starts the process as the product would and returns the waiting task. */
    Task approvalTask() {
        return approvalTask("REQ-G-" + UUID.randomUUID());
    }

    Task approvalTask(String businessKey) {
        asNobody();
        var instance = engine.getRuntimeService().startProcessInstanceByKey("GuardedApproval", businessKey);
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    Task approvalTaskHeldBy(String person) {
        var task = approvalTask();
        engine.getTaskService().setAssignee(task.getId(), person);
        return task;
    }

    Task reread(Task task) {
        asNobody();
        return engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
    }

    AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable attack) {
        return assertThatThrownBy(attack).isInstanceOf(AuthorizationException.class);
    }
}
