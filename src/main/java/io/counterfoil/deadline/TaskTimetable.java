package io.counterfoil.deadline;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What happens to an undone task and when; a kind that is over or was never planned is missing. */
public record TaskTimetable(Map<ReminderKind, Instant> ahead) {
    public TaskTimetable {
        ahead = Map.copyOf(ahead);
    }

    /** The next reminder. */
    public Optional<Instant> remindedAt() {
        return Optional.ofNullable(ahead.get(ReminderKind.HALFWAY))
                .or(() -> Optional.ofNullable(ahead.get(ReminderKind.DUE)));
    }

    /** When superiors are asked too. */
    public Optional<Instant> escalatedAt() {
        return Optional.ofNullable(ahead.get(ReminderKind.ESCALATION));
    }
}
