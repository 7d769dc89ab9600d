package io.counterfoil.period;

import io.counterfoil.kernel.Conflict;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A month that was opened as a reporting period.
 *
 * @param since when it came into its state
 * @param changedBy who brought it there, or {@link io.counterfoil.kernel.AuditFact#SYSTEM} for the timer
 * @param reason why, in their words; empty if nobody gave one
 * @param cutOffAt from then on owners only read
 * @param version of the newest snapshot; null if it was never closed
 */
public record ReportingPeriod(
        YearMonth period,
        PeriodState state,
        Instant since,
        String changedBy,
        String reason,
        Instant cutOffAt,
        @Nullable Integer version) {

    /** The version that its next closing makes, 1 for the first. */
    public int nextVersion() {
        return version == null ? 1 : version + 1;
    }

    /** Since when nothing of it changes; empty unless it is closed. */
    public Optional<Instant> lockedSince() {
        return state == PeriodState.CLOSED ? Optional.of(since) : Optional.empty();
    }

    /** Its state while values are entered. */
    PeriodState openState() {
        return version == null ? PeriodState.OPEN : PeriodState.REOPENED;
    }

    /** @throws Conflict {@code PERIOD_NOT_OPEN} if it is cut off already */
    ReportingPeriod requireCutOffAhead() {
        if (!state.isOpen()) {
            throw new Conflict("PERIOD_NOT_OPEN", standing() + "; only an open one is cut off");
        }
        return this;
    }

    ReportingPeriod in(PeriodState next, Instant at, String by, String why) {
        return new ReportingPeriod(period, next, at, by, why, cutOffAt, version);
    }

    ReportingPeriod cutOffAt(Instant moment) {
        return new ReportingPeriod(period, state, since, changedBy, reason, moment, version);
    }

    ReportingPeriod reportedAs(int newest) {
        return new ReportingPeriod(period, state, since, changedBy, reason, cutOffAt, newest);
    }

    /** For messages: {@code reporting period 2026-10 is CUT_OFF since 2026-11-04T18:00:00Z}. */
    String standing() {
        return "reporting period " + period + " is " + state + " since " + since;
    }
}
