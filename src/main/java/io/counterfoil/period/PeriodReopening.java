package io.counterfoil.period;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Asks that a closed period takes values again.
 *
 * @param number for example {@code 2026-10/R1}
 * @param version of the snapshot that is kept and followed by another
 * @param cutOffAt until when the period would be open
 * @param decidedBy never who asked; null while undecided
 */
public record PeriodReopening(
        String number,
        YearMonth period,
        int version,
        String reason,
        Instant cutOffAt,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable String decidedBy,
        String decisionReason) {

    /** Where a request stands. */
    public enum State {
        REQUESTED,
        AGREED,
        REFUSED
    }
}
