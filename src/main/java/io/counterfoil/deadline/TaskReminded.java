package io.counterfoil.deadline;

import java.util.List;

/**
 * A task has stayed undone for so long. Published inside the transaction in which that is noted, once for each kind.
 *
 * @param askedToo superiors who are asked from now on; none but at {@link ReminderKind#ESCALATION}
 */
public record TaskReminded(String taskId, ReminderKind kind, List<String> askedToo) {
    public TaskReminded {
        askedToo = List.copyOf(askedToo);
    }
}
