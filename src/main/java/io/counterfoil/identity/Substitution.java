package io.counterfoil.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * While one person is absent another acts for them, as far as they could act themselves.
 *
 * @param number for example {@code SUB-1001}
 * @param firstDay of the absence
 * @param lastDay of the absence, inclusive
 * @param processes keys of the processes it is for; empty: all of them
 * @param revokedAt when it was ended early; null if it was not
 */
public record Substitution(
        String number,
        String absent,
        String substitute,
        LocalDate firstDay,
        LocalDate lastDay,
        List<String> processes,
        String reason,
        String enteredBy,
        @Nullable Instant revokedAt) {
    public Substitution {
        processes = List.copyOf(processes);
    }

    boolean covers(String process) {
        return processes.isEmpty() || processes.contains(process);
    }

    /** Where it stands on a day: {@code PLANNED}, {@code ACTIVE}, {@code ENDED} or {@code REVOKED}. */
    public String state(LocalDate today) {
        if (revokedAt != null) {
            return "REVOKED";
        }
        if (today.isBefore(firstDay)) {
            return "PLANNED";
        }
        return today.isAfter(lastDay) ? "ENDED" : "ACTIVE";
    }
}
