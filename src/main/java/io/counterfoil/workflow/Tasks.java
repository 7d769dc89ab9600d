package io.counterfoil.workflow;

import io.counterfoil.kernel.NotFound;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
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
        return find(businessKey, taskDefinitionKey).isPresent();
    }

    /** Id of the task at which this document waits; empty if it does not wait there. */
    public Optional<String> openAt(String businessKey, String taskDefinitionKey) {
        return find(businessKey, taskDefinitionKey).map(Task::getId);
    }

    /**
     * Claims and completes a task as this person would: every rule of the guard applies.
     *
     * @param entered what the person fills into the form
     * @throws NotFound if the document does not wait there
     */
    public void decide(String login, String businessKey, String taskDefinitionKey, Map<String, Object> entered) {
        var task = find(businessKey, taskDefinitionKey)
                .orElseThrow(
                        () -> new NotFound("TASK_UNKNOWN", businessKey + " does not wait at " + taskDefinitionKey));
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

    private Optional<Task> find(String businessKey, String taskDefinitionKey) {
        return Optional.ofNullable(processes.asProduct(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(taskDefinitionKey)
                .singleResult()));
    }
}
