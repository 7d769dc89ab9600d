package io.counterfoil.workflow;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** The steps a process instance has reached: done, cancelled and open. */
final class PastSteps {
    private final ProcessEngine engine;

    PastSteps(ProcessEngine engine) {
        this.engine = engine;
    }

    List<Passage> of(String processInstanceId) {
        var completers = completers(processInstanceId);
        var absents = absents(processInstanceId);
        var openTasks = openTasks(processInstanceId);
        var failing = failing(processInstanceId);
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(processInstanceId)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, ProcessHistory.MOST_STEPS)
                .stream()
                .map(activity -> passage(activity, completers, absents, openTasks, failing))
                .toList();
    }

    private static Passage passage(
            HistoricActivityInstance activity,
            Map<String, String> completers,
            Map<String, String> absents,
            Map<String, OpenTask> openTasks,
            Map<String, ProcessTrouble> failing) {
        var taskId = Objects.requireNonNullElse(activity.getTaskId(), "");
        var open = activity.getEndTime() == null;
        return new Passage(
                activity.getId(),
                activity.getActivityId(),
                activity.getActivityType(),
                activity.getParentActivityInstanceId(),
                ((HistoricActivityInstanceEntity) activity).getSequenceCounter(),
                state(activity),
                activity.getStartTime().toInstant(),
                Optional.ofNullable(activity.getEndTime()).map(Date::toInstant),
                Optional.ofNullable(completers.get(taskId)).or(() -> Optional.ofNullable(activity.getAssignee())),
                Optional.ofNullable(absents.get(taskId)).filter(absent -> !open),
                Optional.ofNullable(openTasks.get(taskId)),
                open ? Optional.ofNullable(failing.get(activity.getActivityId())) : Optional.empty());
    }

    private static ProcessStep.State state(HistoricActivityInstance activity) {
        if (activity.getEndTime() == null) {
            return ProcessStep.State.OPEN;
        }
        return activity.isCanceled() ? ProcessStep.State.CANCELLED : ProcessStep.State.DONE;
    }

    /** Who completed which task: also where the task was never claimed, so that it has no assignee. */
    private Map<String, String> completers(String processInstanceId) {
        return engine
                .getHistoryService()
                .createUserOperationLogQuery()
                .processInstanceId(processInstanceId)
                .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
                .list()
                .stream()
                .filter(entry -> entry.getTaskId() != null && entry.getUserId() != null)
                .collect(
                        toMap(UserOperationLogEntry::getTaskId, UserOperationLogEntry::getUserId, (one, other) -> one));
    }

    private Map<String, OpenTask> openTasks(String processInstanceId) {
        return engine.getTaskService().createTaskQuery().processInstanceId(processInstanceId).list().stream()
                .map(this::openTask)
                .collect(toMap(OpenTask::id, task -> task));
    }

    private OpenTask openTask(Task task) {
        var candidates = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        return new OpenTask(
                task.getId(),
                named(candidates, IdentityLink::getUserId),
                named(candidates, IdentityLink::getGroupId),
                Optional.ofNullable(task.getAssignee()),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                Optional.ofNullable(engine.getTaskService().getVariableLocal(task.getId(), TaskCard.WHY))
                        .map(Object::toString));
    }

    private static List<String> named(List<IdentityLink> candidates, Function<IdentityLink, @Nullable String> name) {
        return candidates.stream()
                .map(name)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
    }

    /** For whom substitutes completed which task. */
    private Map<String, String> absents(String processInstanceId) {
        return engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(processInstanceId)
                .variableName(ActingFor.VARIABLE)
                .list()
                .stream()
                .filter(variable -> variable.getTaskId() != null && variable.getValue() instanceof String)
                .collect(toMap(
                        HistoricVariableInstance::getTaskId,
                        variable -> String.valueOf(variable.getValue()),
                        (one, other) -> other));
    }

    /** Failing work inside an element that was already reached, for example a timer or a message that was sent on. */
    private Map<String, ProcessTrouble> failing(String processInstanceId) {
        return engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .withException()
                .list()
                .stream()
                .filter(job -> job.getFailedActivityId() != null)
                .sorted(Comparator.comparing(Job::getRetries))
                .collect(toMap(Job::getFailedActivityId, QueuedSteps::trouble, (worst, other) -> worst));
    }
}
