package io.counterfoil.exchange.lane;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs what is due, by db-scheduler: one node per message, the dead's work taken over after missed heartbeats. Running
 * work ends before the application stops.
 */
@Component
class LaneScheduler implements SmartLifecycle {
    /** Work that throws did not even note its failure, so the database is the likely reason. */
    private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(30);

    private final LaneSettings settings;
    private final Scheduler scheduler;
    private volatile boolean running;

    LaneScheduler(DataSource dataSource, List<LaneWork> works, LaneSettings settings, Clock clock) {
        this.settings = settings;
        this.scheduler = Scheduler.create(
                        dataSource,
                        works.stream().<Task<?>>map(LaneScheduler::task).toList())
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(settings.missedHeartbeats())
                .shutdownMaxWait(Duration.ofSeconds(30))
                .clock(clock::instant)
                .build();
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            scheduler.start();
            running = true;
        }
    }

    @Override
    public void stop() {
        if (running) {
            scheduler.stop();
            running = false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void lookNow() {
        if (running) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private static Task<?> task(LaneWork work) {
        return Tasks.custom(work.name(), Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_DEFECT))
                .execute((instance, context) -> completion(work.work(Long.parseLong(instance.getId()))));
    }

    private static CompletionHandler<Void> completion(Optional<Instant> again) {
        return again.<CompletionHandler<Void>>map(
                        next -> (complete, operations) -> operations.reschedule(complete, next))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
