package io.counterfoil.workflow;

import io.counterfoil.kernel.NotFound;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * What people hear of a task that does not wait for them: the same, whether it is somebody else's, done, or never was.
 * That they tried somebody else's is on record.
 */
@Component
class TaskRefusals {
    private final TaskService tasks;
    private final Processes processes;
    private final RefusalRecord record;

    TaskRefusals(TaskService tasks, Processes processes, RefusalRecord record) {
        this.tasks = tasks;
        this.processes = processes;
        this.record = record;
    }

    /** @param act what was tried, for example {@code DecideTask} */
    NotFound notFor(String login, String taskId, String act) {
        processes
                .asProduct(() -> Optional.ofNullable(
                        (TaskEntity) tasks.createTaskQuery().taskId(taskId).singleResult()))
                .ifPresent(task -> record.refused(
                        login,
                        act,
                        processes.asProduct(() -> TaskOffer.of(task).businessKey()),
                        "Task '" + task.getName() + "' does not wait for " + login + "."));
        return new NotFound(
                "TASK_UNKNOWN", "this task does not wait for " + login + "; perhaps somebody has decided it");
    }
}
