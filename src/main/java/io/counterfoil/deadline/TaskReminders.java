package io.counterfoil.deadline;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.workflow.AskedTask;
import io.counterfoil.workflow.AskedTasks;
import io.counterfoil.workflow.TaskOffer;
import io.counterfoil.workflow.TaskOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans what happens to tasks that stay undone, and does it when its time has come. */
@Service
@Transactional
public class TaskReminders {
    private final ReminderRows rows;
    private final DeadlinesInWorkingTime deadlines;
    private final AskedTasks tasks;
    private final Superiors superiors;
    private final ApplicationEventPublisher events;

    TaskReminders(
            ReminderRows rows,
            DeadlinesInWorkingTime deadlines,
            AskedTasks tasks,
            Superiors superiors,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.superiors = superiors;
        this.events = events;
    }

    /** What is ahead of a task. */
    @Transactional(readOnly = true)
    public TaskTimetable of(String taskId) {
        return new TaskTimetable(rows.ahead(taskId));
    }

    @EventListener
    void plan(TaskOpened task) {
        task.due().ifPresent(due -> plan(task.taskId(), task.offer(), task.since(), due));
    }

    /** Tasks that are older than these reminders get theirs too. */
    @EventListener(ApplicationReadyEvent.class)
    void planForOldTasks() {
        tasks.withDueDate().stream()
                .filter(id -> !rows.knows(id))
                .flatMap(id -> tasks.find(id).stream())
                .forEach(task ->
                        plan(task.id(), task.offer(), task.since(), task.due().orElseThrow()));
    }

    /** A deadline that holds no working time at all is the diagram's own date: reminded when it comes, no more. */
    private void plan(String taskId, TaskOffer offer, Instant since, Instant due) {
        var time = deadlines.timeFor(offer);
        var whole = time.between(since, due);
        rows.plan(taskId, ReminderKind.DUE, due);
        if (whole.compareTo(Duration.ofSeconds(1)) > 0) {
            rows.plan(taskId, ReminderKind.HALFWAY, time.after(since, whole.dividedBy(2)));
            rows.plan(
                    taskId,
                    ReminderKind.ESCALATION,
                    time.after(since, whole.multipliedBy(3).dividedBy(2)));
        }
    }

    /** Does what was planned, once: the row is this transaction's. */
    void perform(ReminderRows.Planned planned, Instant now) {
        tasks.find(planned.taskId())
                .ifPresentOrElse(task -> remind(task, planned, now), () -> rows.forget(planned.taskId()));
    }

    private void remind(AskedTask task, ReminderRows.Planned planned, Instant now) {
        var askedToo = planned.kind() == ReminderKind.ESCALATION ? escalate(task) : List.<String>of();
        rows.done(planned, now);
        events.publishEvent(new TaskReminded(task.id(), planned.kind(), askedToo));
    }

    private List<String> escalate(AskedTask task) {
        var askedToo = superiors.toAskToo(task);
        if (!askedToo.isEmpty()) {
            tasks.askToo(task.id(), askedToo);
        }
        events.publishEvent(new AuditFact(
                task.offer().businessKey().isEmpty()
                        ? "TASK-" + task.id()
                        : task.offer().businessKey(),
                AuditFact.SYSTEM,
                "TASK_ESCALATED",
                askedToo.isEmpty()
                        ? task.name() + " stays undone, and nobody above may be asked too"
                        : task.name() + " stayed undone for half as long again as it may",
                Map.of("task", task.key(), "askedToo", String.join(", ", askedToo))));
        return askedToo;
    }
}
