package io.counterfoil.workflow.guard;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.workflow.TaskDuties;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Examines one command of one person: is it offered at all, and is it exactly what is offered? */
final class Examination {
    private static final CommandField<User> SAVED_USER = new CommandField<>(SaveUserCmd.class, "user", User.class);
    private static final CommandField<String> PASSWORD_OF =
            new CommandField<>(CheckPassword.class, "userId", String.class);
    private static final CommandField<String> JOB = new CommandField<>(SetJobRetriesCmd.class, "jobId", String.class);

    private final TaskActs tasks;
    private final ProcessStarts starts;
    private final DeploymentGate gate;
    private final RoleGrantActs grants;
    private final Supplier<TaskDuties> duties;
    private final ApplicationEventPublisher events;

    Examination(
            TaskActs tasks,
            ProcessStarts starts,
            DeploymentGate gate,
            RoleGrantActs grants,
            Supplier<TaskDuties> duties,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.starts = starts;
        this.gate = gate;
        this.grants = grants;
        this.duties = duties;
        this.events = events;
    }

    /**
     * Returns whether the command runs without the engine's own authorizations, because this examination has decided
     * more exactly than they can: true only for giving back one's own task.
     *
     * @throws GuardRefusal if the command or its content is not offered to the person
     * @throws ModelRefused if a model breaks a rule of the deployment gate
     */
    boolean examine(Caller caller, Command<?> command, CommandContext context) {
        if (!OfferedCommands.offers(caller, command)) {
            throw new GuardRefusal(OfferedCommands.refusalOf(caller, command));
        }
        if (command instanceof AssignTaskCmd assignment) {
            tasks.giveBack(caller, assignment, context);
            return true;
        }
        if (command instanceof AbstractQuery<?, ?> query) {
            QueryExpressions.refuseAll(query);
        } else if (command instanceof AbstractExecuteFilterCmd execution) {
            QueryExpressions.examine(execution, context);
        } else {
            examineChange(caller, command, context);
        }
        return false;
    }

    /** Notes what only the result tells: which deployment a person made. */
    void noteResult(Caller caller, @Nullable Object result) {
        if (result instanceof DeploymentWithDefinitions deployment) {
            duties.get().deployed(deployment.getId(), caller.person());
        }
    }

    private void examineChange(Caller caller, Command<?> command, CommandContext context) {
        if (command instanceof ClaimTaskCmd claim) {
            tasks.claim(caller, claim, context);
        } else if (command instanceof CompleteTaskCmd completion) {
            tasks.complete(caller, completion, context);
        } else if (command instanceof SubmitTaskFormCmd submission) {
            tasks.submit(caller, submission, context);
        } else if (command instanceof SubmitStartFormCmd start) {
            starts.submit(start, context);
        } else if (command instanceof StartProcessInstanceCmd start) {
            starts.start(start, context);
        } else if (command instanceof SaveFilterCmd filter) {
            QueryExpressions.examine(filter);
        } else if (command instanceof DeployCmd deployment) {
            gate.examine(caller, deployment);
        } else if (command instanceof CreateMembershipCmd grant) {
            grants.examine(caller, grant);
        } else if (command instanceof SetJobRetriesCmd retry) {
            recordRetry(caller, retry, context);
        } else {
            examineOwnProfile(caller, command);
        }
    }

    private static void examineOwnProfile(Caller caller, Command<?> command) {
        if (command instanceof SaveUserCmd save) {
            examine(caller, Objects.requireNonNull(SAVED_USER.of(save)));
        } else if (command instanceof CheckPassword check && !caller.person().equals(PASSWORD_OF.of(check))) {
            throw new GuardRefusal("CheckPassword is offered for the own password only. Log in as the person instead.");
        }
    }

    /** Acts under the product's own name are recorded and never refused, so nobody may bear it. */
    private static void examine(Caller caller, User user) {
        if (AuditFact.SYSTEM.equalsIgnoreCase(user.getId())) {
            throw new GuardRefusal("SaveUser is refused: " + user.getId()
                    + " is the product's own name in every record. Choose another login.");
        }
        if (!caller.isAdministrator()) {
            var isNew = user instanceof UserEntity entity && entity.getRevision() == 0;
            if (isNew || !caller.person().equals(user.getId())) {
                throw new GuardRefusal("SaveUser is offered for the own profile only, not for " + user.getId()
                        + ": ask an administrator.");
            }
        }
    }

    private void recordRetry(Caller caller, SetJobRetriesCmd retry, CommandContext context) {
        var jobId = JOB.of(retry);
        var job = jobId == null ? null : context.getJobManager().findJobById(jobId);
        if (job == null) {
            return; // the engine says so itself
        }
        var instance = job.getProcessInstanceId() == null
                ? null
                : context.getExecutionManager().findExecutionById(job.getProcessInstanceId());
        var key = instance == null ? null : instance.getBusinessKey();
        events.publishEvent(new AuditFact(
                // The timer that starts a process has no document yet.
                Objects.requireNonNullElse(key, "JOB " + job.getId()),
                caller.person(),
                "JOB_RETRIED",
                "",
                Map.of("job", job.getId(), "step", Objects.requireNonNullElse(job.getActivityId(), ""))));
    }
}
