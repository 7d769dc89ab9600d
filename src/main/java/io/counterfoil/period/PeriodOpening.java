package io.counterfoil.period;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens months as reporting periods and says until when values are entered. Each runs in a process of its own. */
@Service
@Transactional
public class PeriodOpening {
    /** Starts the process ReportingPeriodClose under the period. */
    static final String OPENED = "Message_ReportingPeriodOpened";

    private static final String CUT_OFF_MOVED = "Message_CutOffMoved";
    private static final int MOST_MONTHS = 60;
    private static final int LONGEST_REASON = 1000;

    private final PeriodRows rows;
    private final PeriodLocks locks;
    private final PeriodSettings settings;
    private final CaseRegister cases;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeriodOpening(
            PeriodRows rows,
            PeriodLocks locks,
            PeriodSettings settings,
            CaseRegister cases,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.locks = locks;
        this.settings = settings;
        this.cases = cases;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens every month from the first to the last; one that was opened before stays as it is.
     *
     * @return all of them, oldest first
     * @throws Conflict {@code PERIOD_LATER_CLOSED} for a month right before a closed one: its values would come too late
     */
    public List<ReportingPeriod> open(YearMonth first, YearMonth last, String person) {
        new InputCheck()
                .day("from", first.atDay(1))
                .day("to", last.atDay(1))
                .that(!last.isBefore(first), "to", "must not be before from, " + first + ", but is " + last)
                .that(
                        first.until(last, ChronoUnit.MONTHS) < MOST_MONTHS,
                        "to",
                        "must open at most " + MOST_MONTHS + " months at once")
                .done();
        var opened = new ArrayList<ReportingPeriod>();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            locks.seize(month);
            if (rows.find(month).isEmpty()) {
                open(month, person);
            }
            opened.add(rows.get(month));
        }
        return List.copyOf(opened);
    }

    private void open(YearMonth month, String person) {
        requireNextNotClosed(month);
        var cutOff = settings.cutOffOf(month);
        rows.insert(new ReportingPeriod(month, PeriodState.OPEN, now(), person, "", cutOff, null));
        var key = month.toString();
        cases.open(key);
        events.publishEvent(new AuditFact(key, person, "PERIOD_OPENED", "", Map.of("cutOffAt", cutOff.toString())));
        processes.start(OPENED, key, Map.of());
    }

    /** Shared by what makes a period open: the one after it must not stand on its values already. */
    void requireNextNotClosed(YearMonth month) {
        locks.share(month.plusMonths(1));
        rows.find(month.plusMonths(1))
                .filter(next -> next.state() == PeriodState.CLOSED)
                .ifPresent(next -> {
                    throw new Conflict(
                            "PERIOD_LATER_CLOSED",
                            next.standing() + ": " + month + " can no longer take values; enter them as corrections,"
                                    + " or have the later period reopened first");
                });
    }

    /**
     * Says anew when the period is cut off.
     *
     * @param at in the future; to cut off now there is {@link PeriodClosing#cutOffNow}
     * @throws NotFound {@code PERIOD_UNKNOWN}
     * @throws Conflict {@code PERIOD_NOT_OPEN}
     */
    public void moveCutOff(YearMonth month, Instant at, String reason, String person) {
        new InputCheck()
                .text("reason", reason, LONGEST_REASON)
                .that(
                        at.isAfter(now()) && at.isBefore(Instant.parse("3000-01-01T00:00:00Z")),
                        "cutOffAt",
                        "must lie in the future but is " + at + "; to cut the period off now, ask for its cut-off")
                .done();
        locks.seize(month);
        var period = rows.get(month).requireCutOffAhead();
        var moment = at.truncatedTo(ChronoUnit.MICROS);
        rows.update(period.cutOffAt(moment));
        events.publishEvent(new AuditFact(
                month.toString(),
                person,
                "PERIOD_CUT_OFF_MOVED",
                reason.strip(),
                Map.of("from", period.cutOffAt().toString(), "to", moment.toString())));
        if (processes.tell(CUT_OFF_MOVED, month.toString()) == 0) {
            throw processMissing(period);
        }
    }

    static Conflict processMissing(ReportingPeriod period) {
        return new Conflict(
                "PERIOD_PROCESS_MISSING",
                period.standing() + ", but its process waits for no cut-off; have an operator look at the case");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
