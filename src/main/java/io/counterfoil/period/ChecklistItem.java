package io.counterfoil.period;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be true before a period is closed.
 *
 * @param item its code, for example {@code ACTUALS_IMPORTED}
 * @param machine whether a module checks it; else a person ticks it
 * @param missing what a module finds wanting; empty for an item that a person ticks
 * @param tickedBy login of who ticked it; null until then, and for a machine
 */
public record ChecklistItem(
        String item,
        String label,
        boolean machine,
        List<String> missing,
        @Nullable String tickedBy,
        @Nullable Instant tickedAt,
        String note) {
    public ChecklistItem {
        missing = List.copyOf(missing);
    }

    public boolean isDone() {
        return machine ? missing.isEmpty() : tickedBy != null;
    }

    /** What keeps the period open because of this item; empty if it is done. */
    List<String> objections() {
        if (isDone()) {
            return List.of();
        }
        return machine
                ? missing.stream().map(thing -> label + ": " + thing).toList()
                : List.of(label + ": nobody ticked it yet");
    }
}
