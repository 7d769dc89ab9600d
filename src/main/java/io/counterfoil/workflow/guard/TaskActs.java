package io.counterfoil.workflow.guard;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.ActingFor;
import io.counterfoil.workflow.TaskClaims;
import io.counterfoil.workflow.TaskDuties;
import io.counterfoil.workflow.TaskOffer;
import io.counterfoil.workflow.TaskStandIns;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do with a task: claim it for oneself, give one's own back, and complete one's own with exactly the
 * variables that the model declares. The duty a task declares is asked at the claim and recorded at the completion.
 */
final class TaskActs {
    private static final CommandField<String> CLAIMED = new CommandField<>(ClaimTaskCmd.class, "taskId", String.class);
    private static final CommandField<String> CLAIMANT = new CommandField<>(ClaimTaskCmd.class, "userId", String.class);
    private static final CommandField<String> ASSIGNED =
            new CommandField<>(AbstractSetTaskPropertyCmd.class, "taskId", String.class);
    private static final CommandField<String> ASSIGNEE =
            new CommandField<>(AbstractAddIdentityLinkCmd.class, "userId", String.class);
    private static final CommandField<String> COMPLETED =
            new CommandField<>(CompleteTaskCmd.class, "taskId", String.class);
    private static final CommandField<Map> COMPLETED_WITH =
            new CommandField<>(CompleteTaskCmd.class, "variables", Map.class);
    private static final CommandField<String> SUBMITTED =
            new CommandField<>(SubmitTaskFormCmd.class, "taskId", String.class);
    private static final CommandField<Map> SUBMITTED_WITH =
            new CommandField<>(SubmitTaskFormCmd.class, "properties", Map.class);

    private final Supplier<TaskDuties> duties;
    private final Supplier<TaskStandIns> standIns;
    private final Supplier<Stream<TaskClaims>> claims;
    private final Supplier<ShippedModels> shipped;

    TaskActs(
            Supplier<TaskDuties> duties,
            Supplier<TaskStandIns> standIns,
            Supplier<Stream<TaskClaims>> claims,
            Supplier<ShippedModels> shipped) {
        this.duties = duties;
        this.standIns = standIns;
        this.claims = claims;
        this.shipped = shipped;
    }

    void claim(Caller caller, ClaimTaskCmd command, CommandContext context) {
        var claimant = CLAIMANT.of(command);
        if (!caller.person().equals(claimant)) {
            throw new GuardRefusal("ClaimTask is offered for oneself only: " + caller.person() + " cannot claim for "
                    + claimant + ".");
        }
        var task = found(CLAIMED.of(command), context);
        // A task that a colleague holds is the engine's to refuse, as a conflict.
        if (task.getAssignee() == null) {
            var absent = absentBehind(caller, task);
            underDuty(
                    task,
                    duty -> absent.ifPresentOrElse(
                            away -> duties.get().checkFor(duty.businessKey(), duty.name(), caller.person(), away),
                            () -> duties.get().check(duty.businessKey(), duty.name(), caller.person())));
            requireMayClaim(task, caller.person(), absent.orElse(null));
        }
    }

    private void requireMayClaim(TaskEntity task, String person, @Nullable String absent) {
        try {
            claims.get().forEach(rules -> rules.requireMayClaim(task, person, absent));
        } catch (BusinessRuleViolation refusal) {
            throw new GuardRefusal(Objects.requireNonNullElse(refusal.getMessage(), refusal.code()), businessKey(task));
        }
    }

    /** Own tasks go back to the candidates; the engine would ask for a permission that also allows to reassign. */
    void giveBack(Caller caller, AssignTaskCmd command, CommandContext context) {
        var task = find(ASSIGNED.of(command), context);
        var assignee = ASSIGNEE.of(command);
        if (assignee != null && task != null) {
            // Refused in any case, but whom a rule excludes is told so and on record with the rule.
            underDuty(task, duty -> duties.get().check(duty.businessKey(), duty.name(), assignee));
        }
        if (assignee != null || task == null) {
            throw new GuardRefusal(
                    "AssignTask is refused: nobody assigns a task to somebody. Each claims for oneself.");
        }
        requireOwn(caller, task, "give back");
        if (task.getCandidates().isEmpty()) {
            throw refusal(task, "has no candidates who could take it: ask an operator");
        }
    }

    @SuppressWarnings("unchecked")
    void complete(Caller caller, CompleteTaskCmd command, CommandContext context) {
        decide(caller, found(COMPLETED.of(command), context), COMPLETED_WITH.of(command));
    }

    @SuppressWarnings("unchecked")
    void submit(Caller caller, SubmitTaskFormCmd command, CommandContext context) {
        decide(caller, found(SUBMITTED.of(command), context), SUBMITTED_WITH.of(command));
    }

    private void decide(Caller caller, TaskEntity task, @Nullable Map<String, Object> variables) {
        requireOwn(caller, task, "complete");
        var objection = WritableVariables.parse(properties(task).value(ModelProperties.WRITABLE))
                .objectionTo(variables);
        if (!objection.isEmpty()) {
            throw refusal(task, "cannot be completed so: " + objection);
        }
        var absent = absentBehind(caller, task);
        absent.ifPresent(away -> task.setVariableLocal(ActingFor.VARIABLE, away));
        underDuty(
                task,
                duty -> absent.ifPresentOrElse(
                        away -> duties.get().performFor(duty.businessKey(), duty.name(), caller.person(), away),
                        () -> duties.get().perform(duty.businessKey(), duty.name(), caller.person())));
        // Acts on one case wait for each other in there: who waited may find the step gone.
        if (task.getExecutionId() != null && task.getExecution() == null) {
            throw new OptimisticLockingException("Task '" + task.getName() + "' was completed a moment ago.");
        }
    }

    /** For whom the caller acts; empty in their own right. Whom a substitution brought here needs it to last. */
    private Optional<String> absentBehind(Caller caller, TaskEntity task) {
        var offer = TaskOffer.of(task);
        if (!TaskOffer.isMarked(task, caller.person()) || offer.isFor(caller.person(), caller.groups())) {
            return Optional.empty();
        }
        var absent = standIns.get().absentBehind(offer, caller.person());
        if (absent.isEmpty()) {
            throw refusal(
                    task,
                    "was open to " + caller.person() + " as a substitute, which has ended or is excluded here; leave it"
                            + " to who is back, or have a substitution entered under /substitutions");
        }
        return absent;
    }

    private static TaskEntity found(@Nullable String taskId, CommandContext context) {
        var task = find(taskId, context);
        if (task == null) {
            throw new NotFound("TASK_UNKNOWN", "there is no such task; perhaps it is completed");
        }
        return task;
    }

    private static void requireOwn(Caller caller, TaskEntity task, String act) {
        if (task.getAssignee() == null) {
            throw refusal(task, "must be claimed before anybody can " + act + " it");
        }
        if (!caller.person().equals(task.getAssignee())) {
            throw refusal(
                    task,
                    "is held by " + task.getAssignee() + "; only the holder can " + act + " it, or give it back first");
        }
    }

    private void underDuty(TaskEntity task, Consumer<Duty> asking) {
        var name = dutyOf(task);
        if (name.isEmpty()) {
            return;
        }
        var key = name.equals(TaskDuties.OF_ANY_TASK) && businessKey(task).isEmpty()
                ? task.getProcessInstanceId()
                : businessKey(task);
        if (key.isEmpty()) {
            throw refusal(task, "performs the duty " + name + ", but its process has no business key: start it anew");
        }
        try {
            asking.accept(new Duty(key, name));
        } catch (Forbidden conflict) {
            throw new GuardRefusal(Objects.requireNonNullElse(conflict.getMessage(), conflict.code()), key);
        }
    }

    /** A task of somebody's own model performs a duty even if the model names none: who deployed it decides nothing there. */
    private String dutyOf(TaskEntity task) {
        var declared = properties(task).value(ModelProperties.DUTY);
        var isOthers = task.getProcessDefinitionId() != null
                && !shipped.get().ids().contains(task.getProcessDefinition().getKey());
        return declared.isEmpty() && isOthers ? TaskDuties.OF_ANY_TASK : declared;
    }

    /** Who may not even see a task learns nothing about it: the engine's own check comes first. */
    private static @Nullable TaskEntity find(@Nullable String taskId, CommandContext context) {
        var task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task != null) {
            for (CommandChecker checker :
                    context.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkTaskWork(task);
            }
        }
        return task;
    }

    private static ModelProperties properties(TaskEntity task) {
        return ModelProperties.of(task.getProcessDefinitionId() == null ? null : task.getBpmnModelElementInstance());
    }

    private static GuardRefusal refusal(TaskEntity task, String reason) {
        return new GuardRefusal("Task '" + task.getName() + "' " + reason + ".", businessKey(task));
    }

    private static String businessKey(TaskEntity task) {
        var instance = task.getProcessInstance();
        return instance == null || instance.getBusinessKey() == null ? "" : instance.getBusinessKey();
    }

    private record Duty(String businessKey, String name) {}
}
