package io.counterfoil.portal;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.workflow.ConcurrentUpdate;
import io.counterfoil.workflow.TaskInbox;
import io.counterfoil.workflow.WaitingTask;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One answer to several tasks of one type. Each is checked, decided and recorded alone: one that is refused keeps nothing
 * back and leaves no trace of its own in them.
 */
@Service
public class BulkDecisions {
    private final TaskInbox inbox;
    private final BulkSettings settings;
    private final SegregationOfDuties duties;
    private final TransactionTemplate transaction;

    BulkDecisions(
            TaskInbox inbox,
            BulkSettings settings,
            SegregationOfDuties duties,
            PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.settings = settings;
        this.duties = duties;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A task among those chosen.
     *
     * @param seen fingerprint of what the person saw of it; blank if they accept whatever stands there
     */
    public record Chosen(String taskId, String seen) {
        /** @param text {@code taskId} or {@code taskId:seen} */
        public static Chosen parse(String text) {
            var parts = text.split(":", 2);
            return new Chosen(parts[0], parts.length == 2 ? parts[1] : "");
        }
    }

    /**
     * What became of one task.
     *
     * @param document its business key; empty if the task is unknown
     * @param code of the refusal; empty if it was decided
     */
    public record Outcome(String taskId, String document, boolean decided, String code, String message) {}

    /**
     * Decides them in the order given.
     *
     * @return one outcome per task
     * @throws io.counterfoil.kernel.Forbidden if they are more than rule S16 lets one person initiate and run
     * @throws io.counterfoil.kernel.InvalidInput if there are none, more than {@code counterfoil.tasks.most-at-once}, one
     *     twice, or tasks of different types
     */
    public List<Outcome> decide(Person person, List<Chosen> chosen, String answer, String reason) {
        var ids = chosen.stream().map(Chosen::taskId).toList();
        new InputCheck()
                .that(!ids.isEmpty(), "tasks", "choose at least one task")
                .that(
                        ids.size() <= settings.mostAtOnce(),
                        "tasks",
                        "has " + ids.size() + " tasks; at most " + settings.mostAtOnce() + " are decided at once")
                .that(ids.stream().distinct().count() == ids.size(), "tasks", "names a task twice")
                .done();
        begin(person, ids.size());
        var known = ids.stream().map(id -> find(person, id)).toList();
        new InputCheck()
                .that(
                        known.stream()
                                        .flatMap(Optional::stream)
                                        .map(WaitingTask::type)
                                        .distinct()
                                        .count()
                                <= 1,
                        "tasks",
                        "are of different types; decide each type on its own")
                .done();
        return java.util.stream.IntStream.range(0, ids.size())
                .mapToObj(index -> decide(
                        person,
                        chosen.get(index),
                        known.get(index).map(WaitingTask::businessKey).orElse(""),
                        answer,
                        reason))
                .toList();
    }

    /** Who chooses the tasks initiates the operation, and runs it at once. */
    private void begin(Person person, int items) {
        var key = "BULK-" + UUID.randomUUID();
        try {
            transaction.executeWithoutResult(status -> {
                duties.performBulk(key, "INITIATE_BULK", person.login(), items);
                duties.performBulk(key, "RUN_BULK", person.login(), items);
            });
        } catch (Forbidden refused) {
            // The key is nobody's word.
            throw new Forbidden(
                    refused.code(), String.valueOf(refused.getMessage()).replace(key, "these " + items + " tasks"));
        }
    }

    private Optional<WaitingTask> find(Person person, String id) {
        return inbox.find(person.login(), person.roles(), id);
    }

    private Outcome decide(Person person, Chosen one, String document, String answer, String reason) {
        try {
            inbox.decide(person.login(), person.roles(), one.taskId(), answer, reason, one.seen());
            return new Outcome(one.taskId(), document, true, "", "");
        } catch (BusinessRuleViolation refused) {
            return new Outcome(
                    one.taskId(),
                    document,
                    false,
                    refused.code(),
                    Objects.requireNonNullElse(refused.getMessage(), refused.code()));
        } catch (RuntimeException failure) {
            if (!ConcurrentUpdate.caused(failure)) {
                throw failure;
            }
            return new Outcome(
                    one.taskId(), document, false, "CONCURRENT_CHANGE", "changed at the same moment; try again");
        }
    }
}
