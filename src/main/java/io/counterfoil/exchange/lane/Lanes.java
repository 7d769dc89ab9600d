package io.counterfoil.exchange.lane;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts work into line, in the caller's transaction: it is due only if the change that wants it stands. */
@Component
public class Lanes {
    private final SchedulerClient client;
    private final JdbcClient jdbc;
    private final ObjectProvider<LaneScheduler> scheduler;

    Lanes(DataSource dataSource, JdbcClient jdbc, ObjectProvider<LaneScheduler> scheduler) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
        this.jdbc = jdbc;
        this.scheduler = scheduler;
    }

    /** Makes the work on a message due; a message that is due already keeps its time. */
    public void due(String work, long message, Instant at) {
        client.scheduleIfNotExists(new TaskInstance<>(work, Long.toString(message)), at);
        afterCommit();
    }

    /** Makes the work on a message due now, whatever time it had before. */
    public void dueNow(String work, long message, Instant now) {
        var task = new TaskInstance<>(work, Long.toString(message));
        if (!client.scheduleIfNotExists(task, now)) {
            client.reschedule(task, now);
        }
        afterCommit();
    }

    /**
     * Keeps everybody else from joining or leaving the lane of an object until the caller's transaction ends; so it is
     * always certain who is its head.
     */
    public void seize(String contract, String objectKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:contract || chr(31) || :key, 4712))::text")
                .param("contract", contract)
                .param("key", objectKey)
                .query(String.class)
                .single();
    }

    /** Work in the same node need not wait for the next look. */
    private void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.ifAvailable(LaneScheduler::lookNow);
            }
        });
    }
}
