package io.counterfoil.deadline;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is planned about which task. */
@Repository
class ReminderRows {
    /** After a failure others go first. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    ReminderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One planned thing. */
    record Planned(String taskId, ReminderKind kind) {}

    void plan(String taskId, ReminderKind kind, Instant at) {
        jdbc.sql("insert into task_reminder (task_id, kind, planned_for) values (:task, :kind, :at)"
                        + " on conflict do nothing")
                .param("task", taskId)
                .param("kind", kind.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The oldest that is to be done now. It is this transaction's: no other one gets it until this one has ended. */
    Optional<Planned> take(Instant now) {
        return jdbc.sql("""
                        select task_id, kind from task_reminder
                        where done_at is null and planned_for <= :now and (tried_at is null or tried_at <= :retry)
                        order by planned_for, kind limit 1 for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("retry", Timestamp.from(now.minus(PAUSE)))
                .query((row, number) ->
                        new Planned(row.getString("task_id"), ReminderKind.valueOf(row.getString("kind"))))
                .optional();
    }

    void done(Planned planned, Instant now) {
        jdbc.sql("update task_reminder set done_at = :now, failure = null where task_id = :task and kind = :kind")
                .param("now", Timestamp.from(now))
                .param("task", planned.taskId())
                .param("kind", planned.kind().name())
                .update();
    }

    void failed(Planned planned, Instant now, String failure) {
        jdbc.sql("update task_reminder set tried_at = :now, failure = :failure"
                        + " where task_id = :task and kind = :kind and done_at is null")
                .param("now", Timestamp.from(now))
                .param("failure", failure)
                .param("task", planned.taskId())
                .param("kind", planned.kind().name())
                .update();
    }

    /** The task is done: nothing remains to be done about it. */
    void forget(String taskId) {
        jdbc.sql("delete from task_reminder where task_id = :task")
                .param("task", taskId)
                .update();
    }

    boolean knows(String taskId) {
        return jdbc.sql("select exists (select 1 from task_reminder where task_id = :task)")
                .param("task", taskId)
                .query(Boolean.class)
                .single();
    }

    Map<ReminderKind, Instant> ahead(String taskId) {
        var ahead = new EnumMap<ReminderKind, Instant>(ReminderKind.class);
        List<Map.Entry<ReminderKind, Instant>> rows = jdbc.sql(
                        "select kind, planned_for from task_reminder where task_id = :task and done_at is null")
                .param("task", taskId)
                .query((row, number) -> Map.entry(
                        ReminderKind.valueOf(row.getString("kind")),
                        row.getTimestamp("planned_for").toInstant()))
                .list();
        rows.forEach(row -> ahead.put(row.getKey(), row.getValue()));
        return ahead;
    }
}
