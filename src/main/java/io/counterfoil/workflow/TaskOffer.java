package io.counterfoil.workflow;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * A task as far as it decides who may act for whom.
 *
 * @param processKey id of the process in its diagram, for example {@code RequisitionApproval}
 * @param duty that the task performs; empty if none
 * @param users who may decide in their own right; those whom a substitution alone brought here are not among them
 * @param groups whose members may
 */
public record TaskOffer(String businessKey, String processKey, String duty, Set<String> users, Set<String> groups) {
    /** Type of the link that says: here by substitution only. It stays when the substitution ends. */
    static final String SUBSTITUTE = "substitute";

    public TaskOffer {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }

    /** Of a task of the engine. A task that was given to one person without candidates is that person's. */
    public static TaskOffer of(TaskEntity task) {
        var candidates = task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        var users = candidates.stream()
                .map(link -> link.getUserId())
                .filter(user -> user != null && !isMarked(task, user))
                .collect(Collectors.toSet());
        var groups = candidates.stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null)
                .collect(Collectors.toSet());
        if (users.isEmpty() && groups.isEmpty() && task.getAssignee() != null) {
            users = Set.of(task.getAssignee());
        }
        return new TaskOffer(businessKey(task), processKey(task), duty(task), users, groups);
    }

    /** Whether this person, who has these roles, may decide in their own right. */
    public boolean isFor(String person, Set<String> roles) {
        return users.contains(person) || groups.stream().anyMatch(roles::contains);
    }

    /** Whether a substitution alone brought this person here. */
    public static boolean isMarked(TaskEntity task, String person) {
        return task.getIdentityLinks().stream()
                .anyMatch(link -> SUBSTITUTE.equals(link.getType()) && person.equals(link.getUserId()));
    }

    private static String businessKey(TaskEntity task) {
        return Optional.ofNullable(task.getProcessInstance())
                .flatMap(instance -> Optional.ofNullable(instance.getBusinessKey()))
                .orElse("");
    }

    private static String processKey(TaskEntity task) {
        return task.getProcessDefinitionId() == null
                ? ""
                : task.getProcessDefinitionId().split(":", 2)[0];
    }

    private static String duty(TaskEntity task) {
        return Stream.ofNullable(task.getProcessDefinitionId() == null ? null : task.getBpmnModelElementInstance())
                .flatMap(element -> Stream.ofNullable(element.getExtensionElements()))
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "duty".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse("");
    }
}
