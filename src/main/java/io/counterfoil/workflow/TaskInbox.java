package io.counterfoil.workflow;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person, and their decision; the same guard as in Tasklist decides what passes. */
@Component
public class TaskInbox {
    private final TaskService tasks;
    private final RepositoryService models;
    private final Processes processes;
    private final TaskForms forms;
    private final TaskDuties duties;
    private final TaskStandIns standIns;
    private final TaskRefusals refusals;

    TaskInbox(
            TaskService tasks,
            RepositoryService models,
            Processes processes,
            TaskForms forms,
            TaskDuties duties,
            TaskStandIns standIns,
            TaskRefusals refusals) {
        this.tasks = tasks;
        this.models = models;
        this.processes = processes;
        this.forms = forms;
        this.duties = duties;
        this.standIns = standIns;
        this.refusals = refusals;
    }

    /**
     * What waits for the person or a group of theirs and nobody else has claimed; what is due first comes first.
     *
     * @param document part of a business key; blank for all
     */
    public List<WaitingTask> of(String login, Set<String> groups, String document, int limit, long offset) {
        return processes.asProduct(
                () -> mine(login, document)
                        .orderByDueDate()
                        .asc()
                        .orderByTaskId()
                        .asc()
                        .listPage(Math.toIntExact(offset), limit)
                        .stream()
                        .flatMap(task -> unlessDone(login, groups, task).stream())
                        .toList());
    }

    /** The documents at which something waits for the person or a group of theirs. */
    public Set<String> documentsOf(String login) {
        return processes.asProduct(() -> mine(login, "").list().stream()
                .map(task -> TaskOffer.of((TaskEntity) task).businessKey())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** How many there are. */
    public long count(String login, String document) {
        return processes.asProduct(() -> mine(login, document).count());
    }

    /**
     * One of them.
     *
     * @throws NotFound {@code TASK_UNKNOWN} if it does not wait for this person; that they tried is on record
     */
    public WaitingTask read(String login, Set<String> groups, String taskId) {
        return find(login, groups, taskId).orElseThrow(() -> refusals.notFor(login, taskId, "ReadTask"));
    }

    /** One of them; empty if there is no such task, or it does not wait for this person. */
    public Optional<WaitingTask> find(String login, Set<String> groups, String taskId) {
        return processes.asProduct(
                () -> Optional.ofNullable(mine(login, "").taskId(taskId).singleResult())
                        .flatMap(task -> unlessDone(login, groups, task)));
    }

    /**
     * Claims the task and completes it with this answer, both or neither, whatever else the caller's transaction does.
     *
     * @param answer one of the values of the form's choice
     * @param seen fingerprint of what the person saw; blank if they accept whatever stands there
     * @return the task as it was decided
     * @throws NotFound {@code TASK_UNKNOWN} if it does not wait for this person
     * @throws Conflict {@code TASK_CHANGED} if it shows something else by now, {@code TASK_TAKEN} if somebody was quicker
     * @throws BusinessRuleViolation {@code TASK_NEEDS_ITS_FORM} if its form asks for more than a choice; whatever refuses
     *     the decision itself
     */
    @Transactional(propagation = Propagation.NESTED)
    public WaitingTask decide(
            String login, Set<String> groups, String taskId, String answer, String reason, String seen) {
        var task = find(login, groups, taskId).orElseThrow(() -> refusals.notFor(login, taskId, "DecideTask"));
        if (!seen.isBlank() && !seen.equals(task.seen())) {
            throw new Conflict(
                    "TASK_CHANGED",
                    task.name() + " shows other figures than when you opened it; look again before you decide");
        }
        var entered = entered(task, answer, reason.strip());
        try {
            if (task.assignee().isEmpty()) {
                tasks.claim(taskId, login);
            }
            tasks.complete(taskId, entered);
        } catch (ProcessEngineException refused) {
            throw refused instanceof AuthorizationException && isDone(taskId)
                    ? Tasks.taken() // its permissions went with it
                    : Tasks.inOurWords(refused);
        }
        return task;
    }

    private boolean isDone(String taskId) {
        return processes.asProduct(() -> tasks.createTaskQuery().taskId(taskId).count()) == 0;
    }

    private static Map<String, Object> entered(WaitingTask task, String answer, String reason) {
        var choice = task.form()
                .choice()
                .orElseThrow(() -> new BusinessRuleViolation(
                        "TASK_NEEDS_ITS_FORM",
                        task.name() + " asks for more than a choice and a reason; complete its form in Tasklist"));
        return choice.entered(answer, reason)
                .orElseThrow(() -> new InvalidInput(List.of(new InvalidInput.FieldProblem(
                        "answer", "must be one of " + String.join(", ", choice.values())))));
    }

    private TaskQuery mine(String login, String document) {
        var mine = tasks.createTaskQuery()
                .or()
                .taskAssignee(login)
                .taskCandidateUser(login)
                .endOr()
                .active();
        return document.isBlank() ? mine : mine.processInstanceBusinessKeyLike("%" + literal(document.strip()) + "%");
    }

    /** The engine escapes with a backslash. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Empty if somebody decided it between the query and now. */
    private Optional<WaitingTask> unlessDone(String login, Set<String> groups, Task task) {
        try {
            return Optional.of(seenBy(login, groups, (TaskEntity) task));
        } catch (NullValueException done) {
            return Optional.empty();
        }
    }

    private WaitingTask seenBy(String login, Set<String> groups, TaskEntity task) {
        var offer = TaskOffer.of(task);
        var absent = TaskOffer.isMarked(task, login) && !offer.isFor(login, groups)
                ? standIns.absentBehind(offer, login)
                : Optional.<String>empty();
        var form = forms.of(task);
        var shown = tasks.getVariables(task.getId(), Set.of(TaskCard.AMOUNT, TaskCard.PARTNER, TaskCard.WHY));
        return new WaitingTask(
                task.getId(),
                task.getName(),
                offer.processKey() + "/" + task.getTaskDefinitionKey(),
                processName(task),
                offer.businessKey(),
                Objects.toString(shown.get(TaskCard.AMOUNT), ""),
                Objects.toString(shown.get(TaskCard.PARTNER), ""),
                Objects.toString(shown.get(TaskCard.WHY), ""),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                Optional.ofNullable(task.getAssignee()),
                absent,
                objection(offer, absent, login),
                form,
                Sha256.hex(form.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String processName(Task task) {
        return task.getProcessDefinitionId() == null
                ? ""
                : Objects.requireNonNullElse(
                        models.getProcessDefinition(task.getProcessDefinitionId())
                                .getName(),
                        "");
    }

    /** Said before the person decides; the guard asks again when they do. */
    private String objection(TaskOffer offer, Optional<String> absent, String login) {
        if (offer.duty().isEmpty() || offer.businessKey().isEmpty()) {
            return "";
        }
        try {
            absent.ifPresentOrElse(
                    away -> duties.checkFor(offer.businessKey(), offer.duty(), login, away),
                    () -> duties.check(offer.businessKey(), offer.duty(), login));
            return "";
        } catch (Forbidden refused) {
            return Objects.requireNonNullElse(refused.getMessage(), refused.code());
        }
    }
}
