package io.counterfoil.period;

import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other modules ask of reporting periods. A month that nobody opened as a period counts as open.
 *
 * <p>Whoever enters a value asks one of the methods that need a transaction ({@link #requireOpen}, {@link
 * #requireNotClosed}, {@link #openFor}, {@link #postableFor}) before writing: until that transaction ends the period
 * cannot be cut off or closed, and a closing under way is waited for. So a value is in the snapshot or refused, never
 * beside it. Ask for the earlier period first if a transaction writes into several.
 */
@Component
@Transactional(readOnly = true)
public class ReportingPeriods {
    private final PeriodRows rows;
    private final PeriodLocks locks;
    private final Clock clock;

    ReportingPeriods(PeriodRows rows, PeriodLocks locks, Clock clock) {
        this.rows = rows;
        this.locks = locks;
        this.clock = clock;
    }

    /** Empty if nobody opened the month as a period. */
    public Optional<ReportingPeriod> find(YearMonth period) {
        return rows.find(period);
    }

    /** @throws NotFound {@code PERIOD_UNKNOWN} if nobody opened the month as a period */
    public ReportingPeriod get(YearMonth period) {
        return rows.get(period);
    }

    /** The period that people report on now: last month until it is cut off, if it was opened; else this month. */
    public YearMonth current() {
        var month = YearMonth.now(clock);
        var last = month.minusMonths(1);
        return rows.find(last)
                        .filter(found -> found.state() == PeriodState.OPEN)
                        .isPresent()
                ? last
                : month;
    }

    public PeriodState stateOf(YearMonth period) {
        return rows.find(period).map(ReportingPeriod::state).orElse(PeriodState.OPEN);
    }

    public boolean isClosed(YearMonth period) {
        return stateOf(period) == PeriodState.CLOSED;
    }

    /** Since when nothing of the period changes; empty unless it is closed. */
    public Optional<Instant> lockedSince(YearMonth period) {
        return rows.find(period).flatMap(ReportingPeriod::lockedSince);
    }

    /** Those that are closed now, oldest first, both ends included. */
    public List<YearMonth> closedPeriods(YearMonth from, YearMonth to) {
        return rows.between(from, to).stream()
                .filter(period -> period.state() == PeriodState.CLOSED)
                .map(ReportingPeriod::period)
                .toList();
    }

    /** Newest first. */
    public List<ReportingPeriod> page(int limit, long offset) {
        return rows.page(limit, offset);
    }

    public long count() {
        return rows.count();
    }

    /**
     * For what owners enter: their values stop at the cut-off.
     *
     * @param what is to be entered, for the message: {@code forecast of M-12}
     * @throws Conflict {@code PERIOD_NOT_OPEN}, naming the period, its state, since when, and where to enter it instead
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOpen(YearMonth period, String what) {
        require(period, what, PeriodState::isOpen);
    }

    /**
     * For what controllers and imports enter: their values stop at the closing.
     *
     * @throws Conflict as {@link #requireOpen}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireNotClosed(YearMonth period, String what) {
        require(period, what, state -> state != PeriodState.CLOSED);
    }

    /** The period in which a late value for this one is entered: itself if it is open, else the next open one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public YearMonth openFor(YearMonth period) {
        return locked(period, PeriodState::isOpen);
    }

    /** The period in which the ledger posts what is dated in this one: itself unless it is closed, else the next. */
    @Transactional(propagation = Propagation.MANDATORY)
    public YearMonth postableFor(YearMonth period) {
        return locked(period, state -> state != PeriodState.CLOSED);
    }

    private void require(YearMonth period, String what, Predicate<PeriodState> admitted) {
        locks.share(period);
        rows.find(period).filter(found -> !admitted.test(found.state())).ifPresent(found -> {
            throw new Conflict(
                    "PERIOD_NOT_OPEN",
                    what + ": " + found.standing() + "; enter it as a prior-period correction in "
                            + next(period, admitted));
        });
    }

    /** The state may change between looking and locking; then the next one is looked for. */
    private YearMonth locked(YearMonth period, Predicate<PeriodState> admitted) {
        for (var candidate = period; ; candidate = next(candidate, admitted)) {
            locks.share(candidate);
            if (admitted.test(stateOf(candidate))) {
                return candidate;
            }
        }
    }

    private YearMonth next(YearMonth period, Predicate<PeriodState> admitted) {
        var refused = rows.notOpenFrom(period).stream()
                .filter(found -> !admitted.test(found.state()))
                .map(ReportingPeriod::period)
                .collect(Collectors.toSet());
        var candidate = period;
        while (refused.contains(candidate)) {
            candidate = candidate.plusMonths(1);
        }
        return candidate;
    }
}
