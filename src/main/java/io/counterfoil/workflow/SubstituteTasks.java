package io.counterfoil.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps open tasks in step with substitutions: who stands in finds them, who no longer does loses them. */
@Component
public class SubstituteTasks {
    private final TaskService tasks;
    private final Processes processes;
    private final ObjectProvider<TaskStandIns> standIns;

    SubstituteTasks(TaskService tasks, Processes processes, ObjectProvider<TaskStandIns> standIns) {
        this.tasks = tasks;
        this.processes = processes;
        this.standIns = standIns;
    }

    /** An absence begins: what the person had claimed is open again, for them and for who stands in. */
    public void handBack(String absent) {
        processes.asProduct(() -> {
            for (var task : of(absent)) {
                if (absent.equals(task.getAssignee())) {
                    if (task.getCandidates().isEmpty()) {
                        task.addCandidateUser(absent);
                    }
                    task.setAssignee(null);
                }
                offer(task, standIns.getObject());
            }
            return true;
        });
    }

    /** An absence ended or changed: whoever held a task only as a substitute loses it. */
    public void refresh(String absent) {
        processes.asProduct(() -> {
            of(absent).forEach(task -> offer(task, standIns.getObject()));
            return true;
        });
    }

    /** Links to the task exactly those who stand in now. */
    static void offer(TaskEntity task, TaskStandIns standIns) {
        var offered = TaskOffer.of(task);
        var wanted = new HashSet<>(standIns.standInsAt(offered));
        wanted.removeAll(offered.users());
        Set<String> linked = task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getUserId() != null)
                .map(link -> link.getUserId())
                .filter(user -> TaskOffer.isMarked(task, user))
                .collect(Collectors.toSet());
        linked.stream().filter(user -> !wanted.contains(user)).forEach(user -> release(task, user));
        wanted.stream().filter(user -> !linked.contains(user)).forEach(user -> {
            if (!TaskOffer.isMarked(task, user)) {
                task.addUserIdentityLink(user, TaskOffer.SUBSTITUTE);
            }
            task.addCandidateUser(user);
        });
    }

    private static void release(TaskEntity task, String user) {
        task.deleteCandidateUser(user);
        if (user.equals(task.getAssignee())) {
            task.setAssignee(null);
        }
    }

    private List<TaskEntity> of(String person) {
        return Stream.of(
                        tasks.createTaskQuery()
                                .taskCandidateUser(person)
                                .includeAssignedTasks()
                                .list(),
                        tasks.createTaskQuery().taskAssignee(person).list())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Task::getId, task -> (TaskEntity) task, (one, other) -> one))
                .values()
                .stream()
                .toList();
    }
}
