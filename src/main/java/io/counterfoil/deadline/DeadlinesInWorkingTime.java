package io.counterfoil.deadline;

import io.counterfoil.identity.Staff;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.workflow.TaskDeadlines;
import io.counterfoil.workflow.TaskOffer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When tasks are due: so many working days, by the calendar of those who are asked. The days stand in the diagram; a row
 * of {@link TaskDeadlineSetting} overrules it without a new version of the model.
 */
@Service
@Transactional
public class DeadlinesInWorkingTime implements TaskDeadlines {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(WorkingDay.WHOLE.toSeconds());

    private final Calendars calendars;
    private final Staff staff;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    DeadlinesInWorkingTime(Calendars calendars, Staff staff, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.calendars = calendars;
        this.staff = staff;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public Optional<Instant> due(TaskOffer task, String taskKey, Instant from, Optional<Duration> modelled) {
        return setting(task.processKey(), taskKey)
                .or(() -> modelled)
                .map(days -> timeFor(task).after(from, days));
    }

    @Override
    public Instant after(TaskOffer task, Instant from, Duration workingDays) {
        return timeFor(task).after(from, workingDays);
    }

    /** By whose calendar the task counts: that of the people asked, by name or through their role. */
    WorkingTime timeFor(TaskOffer task) {
        var asked = new HashSet<>(task.users());
        task.groups().forEach(group -> asked.addAll(staff.holders(group)));
        return calendars.timeFor(staff.legalEntities(asked));
    }

    /** So many working days as a duration; see {@link WorkingTime}. */
    public static Duration days(BigDecimal workingDays) {
        return Duration.ofSeconds(workingDays.multiply(SECONDS).longValue());
    }

    /** All that differ from their diagrams. */
    @Transactional(readOnly = true)
    public List<TaskDeadlineSetting> settings() {
        return jdbc.sql("select process, task, working_days from task_deadline order by process, task")
                .query(TaskDeadlineSetting.class)
                .list();
    }

    /** Counts for tasks that begin from now on. */
    public TaskDeadlineSetting set(TaskDeadlineSetting wanted, String by) {
        new InputCheck()
                .text("process", wanted.process(), 64)
                .text("task", wanted.task(), 64)
                .positive("workingDays", wanted.workingDays(), 2)
                .that(
                        wanted.workingDays().compareTo(BigDecimal.valueOf(1000)) <= 0,
                        "workingDays",
                        "must be 1000 at most")
                .done();
        jdbc.sql("""
                        insert into task_deadline (process, task, working_days) values (:process, :task, :days)
                        on conflict (process, task) do update set working_days = :days
                        """)
                .param("process", wanted.process())
                .param("task", wanted.task())
                .param("days", wanted.workingDays())
                .update();
        events.publishEvent(new AuditFact(
                "DEADLINE-" + wanted.process() + "-" + wanted.task(),
                by,
                "DEADLINE_CHANGED",
                "",
                Map.of("workingDays", wanted.workingDays().toPlainString())));
        return wanted;
    }

    private Optional<Duration> setting(String process, String task) {
        return jdbc.sql("select working_days from task_deadline where process = :process and task = :task")
                .param("process", process)
                .param("task", task)
                .query(BigDecimal.class)
                .optional()
                .map(DeadlinesInWorkingTime::days);
    }
}
