package io.counterfoil.identity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person enters before an absence.
 *
 * @param absent login of who will be away
 * @param processes keys of processes; empty: all of them
 */
public record SubstitutionDraft(
        String absent,
        String substitute,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<String> processes,
        String reason) {
    public SubstitutionDraft {
        processes = List.copyOf(processes);
    }
}
