package io.counterfoil.workflow;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Open tasks for reminders and mails; asked by the product, so whoever shows them checks who may see them. */
@Component
public class AskedTasks {
    private final TaskService tasks;
    private final Processes processes;
    private final ObjectProvider<TaskStandIns> standIns;

    AskedTasks(TaskService tasks, Processes processes, ObjectProvider<TaskStandIns> standIns) {
        this.tasks = tasks;
        this.processes = processes;
        this.standIns = standIns;
    }

    /** Empty if the task is done. */
    public Optional<AskedTask> find(String taskId) {
        return processes.asProduct(() -> entity(taskId).map(this::read));
    }

    /** Ids of all open tasks that are due some day. */
    public List<String> withDueDate() {
        return processes.asProduct(() -> tasks.createTaskQuery().dueAfter(new Date(0)).list().stream()
                .map(Task::getId)
                .toList());
    }

    /** Whether this person could claim the task, or has. */
    public boolean isFor(String login, String taskId) {
        return processes.asProduct(() -> Stream.of(
                        tasks.createTaskQuery().taskId(taskId).taskAssignee(login),
                        tasks.createTaskQuery().taskId(taskId).taskCandidateUser(login))
                .anyMatch(query -> query.count() > 0));
    }

    /**
     * Asks more people. Whoever had claimed the task keeps their place among the candidates and gives it back, so that
     * the others can take it.
     */
    public void askToo(String taskId, List<String> people) {
        processes.asProduct(() -> {
            entity(taskId).ifPresent(task -> {
                people.forEach(task::addCandidateUser);
                task.setAssignee(null);
                SubstituteTasks.offer(task, standIns.getObject());
            });
            return true;
        });
    }

    private Optional<TaskEntity> entity(String taskId) {
        return Optional.ofNullable(
                (TaskEntity) tasks.createTaskQuery().taskId(taskId).singleResult());
    }

    private AskedTask read(TaskEntity task) {
        var candidates = task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        return new AskedTask(
                task.getId(),
                String.valueOf(task.getTaskDefinitionKey()),
                task.getName() == null ? "Task" : task.getName(),
                TaskOffer.of(task),
                users(candidates),
                Optional.ofNullable(task.getAssignee()),
                candidates.isEmpty(),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                new AskedTask.Shown(
                        text(task, TaskCard.DOCUMENT),
                        text(task, TaskCard.AMOUNT),
                        text(task, TaskCard.PARTNER),
                        text(task, TaskCard.ABOUT),
                        text(task, TaskCard.WHY)),
                choices(task));
    }

    private static Set<String> users(List<? extends IdentityLink> links) {
        return links.stream()
                .map(IdentityLink::getUserId)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(TaskEntity task, String variable) {
        return task.getVariableLocal(variable) instanceof String text ? text : "";
    }

    /** The property {@code mailDecisions} of the task: {@code approve,refuse}. */
    private static Set<String> choices(TaskEntity task) {
        return Stream.ofNullable(task.getProcessDefinitionId() == null ? null : task.getBpmnModelElementInstance())
                .flatMap(element -> Stream.ofNullable(element.getExtensionElements()))
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "mailDecisions".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(choice -> !choice.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
