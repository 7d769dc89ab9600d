package io.counterfoil.notification;

import io.counterfoil.deadline.Calendars;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.identity.Staff;
import io.counterfoil.workflow.AskedTask;
import io.counterfoil.workflow.AskedTasks;
import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes of what is to be told one mail for each person, at the time at which that person wants mails. */
@Component
class MailAddressing {
    private final JdbcClient jdbc;
    private final AskedTasks tasks;
    private final Staff staff;
    private final SegregationOfDuties duties;
    private final MailPreferences preferences;
    private final Calendars calendars;

    MailAddressing(
            JdbcClient jdbc,
            AskedTasks tasks,
            Staff staff,
            SegregationOfDuties duties,
            MailPreferences preferences,
            Calendars calendars) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.staff = staff;
        this.duties = duties;
        this.preferences = preferences;
        this.calendars = calendars;
    }

    private record Notice(long id, String taskId, String kind, List<String> people) {}

    /** @return whether there was a notice; two nodes never take the same one */
    @Transactional
    public boolean addressNext(Instant now) {
        var notice = take();
        notice.ifPresent(one -> {
            tasks.find(one.taskId()).ifPresent(task -> people(one, task).forEach(person -> put(one, person, now)));
            jdbc.sql("update task_notice set addressed = true where id = :id")
                    .param("id", one.id())
                    .update();
        });
        return notice.isPresent();
    }

    private Optional<Notice> take() {
        return jdbc.sql("select id, task_id, kind, people from task_notice where not addressed"
                        + " order by id limit 1 for update skip locked")
                .query((row, number) -> new Notice(
                        row.getLong("id"),
                        row.getString("task_id"),
                        row.getString("kind"),
                        texts(row.getArray("people"))))
                .optional();
    }

    private static List<String> texts(Array array) throws java.sql.SQLException {
        return List.of((String[]) array.getArray());
    }

    /** Whoever has claimed the task alone; else everybody who could, without those whom an earlier act excludes. */
    private Collection<String> people(Notice notice, AskedTask task) {
        if (!notice.people().isEmpty()) {
            return notice.people();
        }
        if (task.assignee().isPresent()) {
            return Set.of(task.assignee().get());
        }
        var asked = new TreeSet<>(task.candidates());
        task.offer().groups().forEach(group -> asked.addAll(staff.holders(group)));
        var offer = task.offer();
        asked.removeIf(person -> !offer.duty().isEmpty() && duties.excludes(offer.businessKey(), offer.duty(), person));
        return asked;
    }

    private void put(Notice notice, String person, Instant now) {
        var wanted = preferences.of(person);
        var at = wanted.daily()
                ? calendars.timeFor(staff.legalEntities(Set.of(person))).nextAt(now, LocalTime.of(wanted.hour(), 0))
                : now;
        jdbc.sql("""
                        insert into mail_outbox (task_id, kind, person, digest, next_at, created_at)
                        values (:task, :kind, :person, :digest, :at, :now) on conflict do nothing
                        """)
                .param("task", notice.taskId())
                .param("kind", notice.kind())
                .param("person", person)
                .param("digest", wanted.daily())
                .param("at", Timestamp.from(at))
                .param("now", Timestamp.from(now))
                .update();
    }
}
