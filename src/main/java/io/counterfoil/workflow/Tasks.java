package io.counterfoil.workflow;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** User tasks, decided by a person through the same guarded commands as in Tasklist. */
@Component
public class Tasks {
    private final TaskService tasks;
    private final Processes processes;
    private final Accounts accounts;
    private final Caller caller;

    Tasks(TaskService tasks, Processes processes, Accounts accounts, Caller caller) {
        this.tasks = tasks;
        this.processes = processes;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** A list among the values a person enters, as JSON. */
    public record JsonValue(String json) {}

    /** Whether this document waits at this task, for example {@code Task_ApproveRequisition}. */
    public boolean isOpen(String businessKey, String taskDefinitionKey) {
        return !open(businessKey, taskDefinitionKey).isEmpty();
    }

    /** Whether this document waits at this task for this person, or for a group of theirs. */
    public boolean waitsFor(String login, String businessKey, String taskDefinitionKey) {
        return open(businessKey, taskDefinitionKey).stream().anyMatch(task -> isFor(login, task));
    }

    /** Id of the task at which this document waits; empty if it does not wait there. */
    public Optional<String> openAt(String businessKey, String taskDefinitionKey) {
        return open(businessKey, taskDefinitionKey).stream().findFirst().map(Task::getId);
    }

    /**
     * Claims and completes a task as this person would: every rule of the guard applies.
     *
     * @param entered what the person fills into the form
     * @throws NotFound if the document does not wait there
     */
    public void decide(String login, String businessKey, String taskDefinitionKey, Map<String, Object> entered) {
        var task = find(login, businessKey, taskDefinitionKey)
                .orElseThrow(
                        () -> new NotFound("TASK_UNKNOWN", businessKey + " does not wait at " + taskDefinitionKey));
        complete(login, task, entered);
    }

    /**
     * Claims and completes a task as this person would: every rule of the guard applies.
     *
     * @throws NotFound if it is done
     * @throws Forbidden if the guard refuses
     * @throws Conflict if somebody else was quicker
     * @throws BusinessRuleViolation if what was entered is refused
     */
    public void decideTask(String login, String taskId, Map<String, Object> entered) {
        var task = processes
                .asProduct(() -> Optional.ofNullable(
                        tasks.createTaskQuery().taskId(taskId).singleResult()))
                .orElseThrow(
                        () -> new NotFound("TASK_UNKNOWN", "there is no such task; perhaps somebody has decided it"));
        try {
            complete(login, task, entered);
        } catch (ProcessEngineException refused) {
            throw inOurWords(refused);
        }
    }

    /** The engine wraps what our rules refuse, and says in its own words what others did meanwhile. */
    static RuntimeException inOurWords(ProcessEngineException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessRuleViolation ours) {
                return ours;
            }
        }
        var text = String.valueOf(refused.getMessage());
        if (refused instanceof AuthorizationException) {
            return new Forbidden("TASK_REFUSED", text);
        }
        return ConcurrentUpdate.caused(refused)
                        || refused instanceof TaskAlreadyClaimedException
                        || refused instanceof NullValueException
                ? taken()
                : refused;
    }

    static Conflict taken() {
        return new Conflict("TASK_TAKEN", "somebody else has just claimed or decided this task");
    }

    private void complete(String login, Task task, Map<String, Object> entered) {
        var person =
                accounts.find(login).orElseThrow(() -> new NotFound("ACCOUNT_UNKNOWN", "there is no account " + login));
        var variables = Variables.createVariables();
        entered.forEach((name, value) -> variables.put(
                name,
                value instanceof JsonValue list
                        ? SpinValues.jsonValue(list.json()).create()
                        : value));
        caller.enter(person.login(), person.groups());
        try {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person.login());
            }
            tasks.complete(task.getId(), variables);
        } finally {
            caller.leave();
        }
    }

    /** Of several asked at the same time, the one that waits for this person; else the first, for the guard to refuse. */
    private Optional<Task> find(String login, String businessKey, String taskDefinitionKey) {
        var open = open(businessKey, taskDefinitionKey);
        return open.stream()
                .filter(task -> isFor(login, task))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    private boolean isFor(String login, Task task) {
        return login.equals(task.getAssignee())
                || processes.asProduct(() -> tasks.createTaskQuery()
                                .taskId(task.getId())
                                .taskCandidateUser(login)
                                .count())
                        > 0;
    }

    private List<Task> open(String businessKey, String taskDefinitionKey) {
        return processes.asProduct(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(taskDefinitionKey)
                .orderByTaskCreateTime()
                .asc()
                .list());
    }
}
