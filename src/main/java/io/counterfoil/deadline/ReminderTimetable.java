package io.counterfoil.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sees every minute which reminders are to be given; each stands in a transaction of its own. */
@Component
public class ReminderTimetable {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimetable.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final TaskReminders reminders;
    private final ReminderRows rows;
    private final TransactionOperations transaction;
    private final Clock clock;

    ReminderTimetable(TaskReminders reminders, ReminderRows rows, TransactionOperations transaction, Clock clock) {
        this.reminders = reminders;
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void remind() {
        remind(clock.instant());
    }

    /**
     * Gives all reminders whose time has come.
     *
     * @return how many were given, found needless or failed; a failed one is tried again after five minutes
     */
    public int remind(Instant now) {
        int done = 0;
        while (done < MOST_AT_ONCE && one(now)) {
            done++;
        }
        return done;
    }

    /** A task that cannot be reminded of must not keep the others waiting: it is tried again after a pause. */
    private boolean one(Instant now) {
        var taken = new AtomicReference<ReminderRows.Planned>();
        try {
            transaction.executeWithoutResult(status -> rows.take(now).ifPresent(planned -> {
                taken.set(planned);
                reminders.perform(planned, now);
            }));
            return taken.get() != null;
        } catch (RuntimeException failure) {
            var planned = taken.get();
            if (planned == null) {
                throw failure;
            }
            LOG.error("{} of task {} failed and is tried again later", planned.kind(), planned.taskId(), failure);
            rows.failed(planned, now, Objects.toString(failure.getMessage(), failure.toString()));
            return true;
        }
    }
}
