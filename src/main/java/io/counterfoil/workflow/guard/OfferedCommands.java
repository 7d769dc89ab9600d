package io.counterfoil.workflow.guard;

import io.counterfoil.workflow.guard.Caller.Role;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceReportImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceReportImpl;
import org.camunda.bpm.engine.impl.TaskReportImpl;
import org.camunda.bpm.engine.impl.cmd.*;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionDefinitionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionDiagramCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionModelCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionRequirementsDefinitionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionRequirementsDiagramCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDecisionRequirementsModelCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.GetDeploymentDmnModelInstanceCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;

/**
 * The whole list of what people may ask of the engine, by role. Whatever stands here is still subject to the engine's
 * own authorizations; whatever does not stand here does not exist for people, whatever they are authorized to.
 */
final class OfferedCommands {
    private OfferedCommands() {}

    /** Acts on business: offered to everybody but administrators, and each examined in detail before it runs. */
    static final Set<Class<?>> BUSINESS_ACTS = Set.of(
            ClaimTaskCmd.class,
            AssignTaskCmd.class, // only to give back one's own task
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            SubmitStartFormCmd.class,
            StartProcessInstanceCmd.class);

    /** Other changes that everybody may make: comments, own filters, the own profile; examined where it matters. */
    static final Set<Class<?>> SMALL_CHANGES = Set.of(
            AddCommentCmd.class,
            CreateFilterCmd.class,
            SaveFilterCmd.class,
            DeleteFilterCmd.class,
            SaveUserCmd.class, // the own profile and password
            CheckPassword.class); // asked by the profile page before it saves a new password

    /** Reading that Tasklist, Cockpit and engine clients need; ordinary queries are offered as a kind, see below. */
    static final Set<Class<?>> READING = Set.of(
            ExecuteFilterCountCmd.class,
            ExecuteFilterListCmd.class,
            ExecuteFilterListPageCmd.class,
            ExecuteFilterSingleResultCmd.class,
            GetFilterCmd.class,
            GetTaskFormCmd.class,
            GetFormKeyCmd.class,
            GetStartFormCmd.class,
            GetRenderedTaskFormCmd.class,
            GetRenderedStartFormCmd.class,
            GetDeployedTaskFormCmd.class,
            GetDeployedStartFormCmd.class,
            GetCamundaFormDefinitionCmd.class,
            GetTaskFormVariablesCmd.class,
            GetStartFormVariablesCmd.class,
            GetTaskVariableCmd.class,
            GetTaskVariableCmdTyped.class,
            GetTaskVariablesCmd.class,
            GetExecutionVariableCmd.class,
            GetExecutionVariableTypedCmd.class,
            GetExecutionVariablesCmd.class,
            GetActivityInstanceCmd.class,
            FindActiveActivityIdsCmd.class,
            GetIdentityLinksForTaskCmd.class,
            GetIdentityLinksForProcessDefinitionCmd.class,
            GetSubTasksCmd.class,
            GetTaskCommentCmd.class,
            GetTaskCommentsCmd.class,
            GetTaskEventsCmd.class,
            GetProcessInstanceCommentsCmd.class,
            GetAttachmentCmd.class,
            GetAttachmentContentCmd.class,
            GetTaskAttachmentCmd.class,
            GetTaskAttachmentContentCmd.class,
            GetTaskAttachmentsCmd.class,
            GetProcessInstanceAttachmentsCmd.class,
            GetDeployedProcessDefinitionCmd.class,
            GetDeploymentBpmnModelInstanceCmd.class,
            GetDeploymentProcessModelCmd.class,
            GetDeploymentProcessDiagramCmd.class,
            GetDeploymentProcessDiagramLayoutCmd.class,
            GetStaticCalledProcessDefinitionCmd.class,
            GetDeploymentDecisionDefinitionCmd.class,
            GetDeploymentDecisionDiagramCmd.class,
            GetDeploymentDecisionModelCmd.class,
            GetDeploymentDecisionRequirementsDefinitionCmd.class,
            GetDeploymentDecisionRequirementsDiagramCmd.class,
            GetDeploymentDecisionRequirementsModelCmd.class,
            GetDeploymentDmnModelInstanceCmd.class,
            CreateUserQueryCmd.class,
            CreateGroupQueryCmd.class,
            CreateTenantQueryCmd.class,
            GetUserPictureCmd.class,
            GetPasswordPolicyCmd.class,
            IsIdentityServiceReadOnlyCmd.class,
            AuthorizationCheckCmd.class,
            GetHistoryLevelCmd.class);

    /** Reading of what went wrong and how much is running. */
    private static final Set<Class<?>> OPERATIONS_READING = Set.of(
            GetJobExceptionStacktraceCmd.class,
            GetHistoricJobLogExceptionStacktraceCmd.class,
            GetDeploymentResourceNamesCmd.class,
            GetDeploymentResourcesCmd.class,
            GetDeploymentResourceCmd.class,
            GetDeploymentResourceForIdCmd.class,
            MetricsQueryImpl.class,
            GetUniqueTaskWorkerCountCmd.class,
            GetTableCountCmd.class,
            IsTelemetryEnabledCmd.class,
            TaskReportImpl.class,
            HistoricTaskInstanceReportImpl.class,
            HistoricProcessInstanceReportImpl.class);

    /** What each role may do on top of everybody's. */
    static final Map<Role, Set<Class<?>>> BY_ROLE = Map.of(
            Role.OPERATOR,
            union(OPERATIONS_READING, Set.of(SetJobRetriesCmd.class, SetAnnotationForIncidentCmd.class)),
            Role.DESIGNER,
            Set.of(
                    DeployCmd.class, // behind the deployment gate
                    GetDeploymentResourceNamesCmd.class,
                    GetDeploymentResourcesCmd.class,
                    GetDeploymentResourceCmd.class,
                    GetDeploymentResourceForIdCmd.class),
            Role.ADMINISTRATOR,
            union(
                    OPERATIONS_READING,
                    Set.of(
                            CreateUserCmd.class,
                            SaveUserCmd.class,
                            DeleteUserCmd.class,
                            UnlockUserCmd.class,
                            CreateGroupCmd.class,
                            SaveGroupCmd.class,
                            DeleteGroupCmd.class,
                            CreateMembershipCmd.class,
                            DeleteMembershipCmd.class,
                            CreateAuthorizationCommand.class,
                            SaveAuthorizationCmd.class,
                            DeleteAuthorizationCmd.class,
                            GetTelemetryDataCmd.class,
                            GetLicenseKeyCmd.class)));

    /** What to do instead, by a word in the command's name; the first match counts. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("History", "history is kept for its legal period; nobody deletes it"),
            Map.entry("Historic", "history is kept for its legal period; nobody deletes it"),
            Map.entry("OperationLog", "history is kept for its legal period; nobody deletes it"),
            Map.entry("Deploy", "models are deployed by a process designer, product models by a release"),
            Map.entry("Variable", "values are changed by completing the task, within what the task declares"),
            Map.entry("Identity", "who may decide is settled by the model and by roles"),
            Map.entry("Delegate", "give the task back, so that a colleague can claim it"),
            Map.entry("Retries", "ask an operator to retry"),
            Map.entry("Message", "tell the product through /api/v1"),
            Map.entry("Start", "start from the start form in Tasklist or through /api/v1"),
            Map.entry("User", "ask an administrator"),
            Map.entry("Group", "ask an administrator"),
            Map.entry("Membership", "ask an administrator"),
            Map.entry("Authorization", "ask an administrator"),
            Map.entry("Task", "claim the task and complete it, or give it back"));

    static boolean offers(Caller caller, Command<?> command) {
        var kind = command.getClass();
        if (caller.isAdministrator() && BUSINESS_ACTS.contains(kind)) {
            return false;
        }
        return isQuery(command)
                || READING.contains(kind)
                || BUSINESS_ACTS.contains(kind)
                || SMALL_CHANGES.contains(kind)
                || caller.roles().stream()
                        .anyMatch(role -> BY_ROLE.getOrDefault(role, Set.of()).contains(kind));
    }

    static String refusalOf(Caller caller, Command<?> command) {
        if (caller.isAdministrator() && BUSINESS_ACTS.contains(command.getClass())) {
            return actOf(command) + " is refused to " + caller.person()
                    + ": an administrator takes no part in business (S15). Use the login of a business role.";
        }
        var act = actOf(command);
        var instead = INSTEAD.entrySet().stream()
                .filter(remedy -> act.contains(remedy.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("use Tasklist or /api/v1");
        return act + " is not offered to people (" + caller.person() + "). Instead: " + instead + ".";
    }

    /** The command in the words of a record: its class without the engine's ending. */
    static String actOf(Command<?> command) {
        return command.getClass().getSimpleName().replaceFirst("(Cmd|Command|CmdTyped|Impl)$", "");
    }

    /** Queries written as SQL by the caller are no reading. */
    private static boolean isQuery(Command<?> command) {
        return command instanceof AbstractQuery && !(command instanceof AbstractNativeQuery);
    }

    private static Set<Class<?>> union(Set<Class<?>> first, Set<Class<?>> second) {
        var all = new java.util.HashSet<Class<?>>(first);
        all.addAll(second);
        return Set.copyOf(all);
    }
}
