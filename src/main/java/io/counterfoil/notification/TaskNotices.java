package io.counterfoil.notification;

import io.counterfoil.deadline.ReminderKind;
import io.counterfoil.deadline.TaskReminded;
import io.counterfoil.workflow.TaskOpened;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes inside the transaction of a change that somebody is to be told; who exactly, and how, is found out later. */
@Component
@ConditionalOnProperty("spring.mail.host")
class TaskNotices {
    private final JdbcClient jdbc;
    private final Clock clock;

    TaskNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void opened(TaskOpened task) {
        note(task.taskId(), NoticeKind.NEW, List.of());
    }

    /** An escalation that reached nobody above tells nobody; it stands in the audit trail. */
    @EventListener
    void reminded(TaskReminded reminder) {
        if (reminder.kind() != ReminderKind.ESCALATION || !reminder.askedToo().isEmpty()) {
            note(reminder.taskId(), NoticeKind.of(reminder.kind()), reminder.askedToo());
        }
    }

    private void note(String taskId, NoticeKind kind, List<String> people) {
        jdbc.sql("insert into task_notice (task_id, kind, people, created_at) values (:task, :kind, :people, :now)")
                .param("task", taskId)
                .param("kind", kind.name())
                .param("people", people.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
