package io.counterfoil.workflow;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * One thing that a group may do at the engine, in words of the product. What a grant opens, the guard at the engine's
 * commands may still narrow; what no grant opens stays closed.
 */
public final class Grant {
    private final Resource resource;
    private final String resourceId;
    private final List<Permission> permissions;

    private Grant(Resource resource, String resourceId, Permission... permissions) {
        this.resource = resource;
        this.resourceId = resourceId;
        this.permissions = List.of(permissions);
    }

    /** Opening a webapp: {@code tasklist}, {@code cockpit} or {@code admin}. */
    public static Grant useOf(String webapp) {
        return new Grant(Resources.APPLICATION, webapp, Permissions.ACCESS);
    }

    /** Seeing process models. What happened in a case stands on its page, for those who have a part in it. */
    public static Grant readingProcesses() {
        return new Grant(Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ);
    }

    /** Seeing what happened in every case as well, for roles that work on all of them. */
    public static Grant readingCases() {
        return new Grant(
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_HISTORY);
    }

    /** Seeing running and finished processes and their troubles, and trying failed steps again; changing nothing else. */
    public static Grant operatingProcesses() {
        return new Grant(
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB);
    }

    public static Grant readingDecisions() {
        return new Grant(Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
    }

    public static Grant readingDeployments() {
        return new Grant(Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    }

    public static Grant deploying() {
        return new Grant(Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ, Permissions.CREATE);
    }

    /** Starting one process, and seeing its model. */
    public static Grant starting(String processId) {
        return new Grant(
                Resources.PROCESS_DEFINITION,
                processId,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    /** The second half of {@link #starting}: the engine asks for both. */
    public static Grant creatingInstances() {
        return new Grant(Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
    }

    /** Everything the Admin webapp does with users, groups, memberships and authorizations. */
    public static List<Grant> administeringPeople() {
        return List.of(
                all(Resources.USER),
                all(Resources.GROUP),
                all(Resources.GROUP_MEMBERSHIP),
                all(Resources.AUTHORIZATION),
                all(Resources.TENANT),
                all(Resources.TENANT_MEMBERSHIP),
                all(Resources.SYSTEM));
    }

    static Grant readingFilter(String filterId) {
        return new Grant(Resources.FILTER, filterId, Permissions.READ);
    }

    private static Grant all(Resource resource) {
        return new Grant(resource, Authorization.ANY, Permissions.ALL);
    }

    Resource resource() {
        return resource;
    }

    String resourceId() {
        return resourceId;
    }

    Permission[] permissions() {
        return permissions.toArray(Permission[]::new);
    }
}
