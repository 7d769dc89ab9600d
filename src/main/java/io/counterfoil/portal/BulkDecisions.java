package io.counterfoil.portal;

import io.counterfoil.identity.Person;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.workflow.ConcurrentUpdate;
import io.counterfoil.workflow.TaskInbox;
import io.counterfoil.workflow.WaitingTask;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * One answer to several tasks of one type. Each is checked, decided and recorded alone: one that is refused keeps nothing
 * back and leaves no trace of its own in them.
 */
@Service
public class BulkDecisions {
    private final TaskInbox inbox;
    private final BulkSettings settings;

    BulkDecisions(TaskInbox inbox, BulkSettings settings) {
        this.inbox = inbox;
        this.settings = settings;
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
