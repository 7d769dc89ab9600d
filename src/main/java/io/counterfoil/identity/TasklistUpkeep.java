package io.counterfoil.identity;

import io.counterfoil.workflow.TasklistFilters;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the lists in Tasklist true: everyone has their own, and "overdue" means overdue now. */
@Component
public class TasklistUpkeep {
    private static final long OVERDUE_LOCK = 7_246_002;
    private static final long MINE_LOCK = 7_246_003;

    private final TasklistFilters filters;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<String> provided = ConcurrentHashMap.newKeySet();

    TasklistUpkeep(TasklistFilters filters, TransactionOperations transaction, JdbcClient jdbc, Clock clock) {
        this.filters = filters;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Called whenever a person shows up; costs something the first time only. */
    public void welcome(String login) {
        if (!provided.contains(login)) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(:lock)")
                        .param("lock", MINE_LOCK)
                        .query((row, number) -> MINE_LOCK)
                        .single();
                filters.offerMine(login);
            });
            provided.add(login);
        }
    }

    /** One node is enough: another that comes at the same moment has nothing to do. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void moveOverdue() {
        transaction.executeWithoutResult(status -> {
            var first = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                    .param("lock", OVERDUE_LOCK)
                    .query(Boolean.class)
                    .single();
            if (first) {
                filters.moveOverdue(clock.instant());
            }
        });
    }
}
