package io.counterfoil.period;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
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

/**
 * Cuts periods off and closes them, as the process ReportingPeriodClose asks. Months are closed in their order: one
 * whose predecessor was opened as a period and is not closed waits for it, and none is closed before it is over.
 */
@Service
@Transactional
public class PeriodClosing {
    private static final String CUT_OFF_ASKED = "Message_CutOffAsked";
    private static final int LONGEST_REASON = 1000;

    private final PeriodRows rows;
    private final PeriodLocks locks;
    private final PeriodChecklist checklist;
    private final SnapshotTaking snapshots;
    private final PeriodSettings settings;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeriodClosing(
            PeriodRows rows,
            PeriodLocks locks,
            PeriodChecklist checklist,
            SnapshotTaking snapshots,
            PeriodSettings settings,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.locks = locks;
        this.checklist = checklist;
        this.snapshots = snapshots;
        this.settings = settings;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** The time is up: from now on owners only read. Changes nothing if that was asked for before. */
    public void cutOff(YearMonth month) {
        locks.seize(month);
        var period = rows.get(month);
        if (period.state().isOpen()) {
            cutOff(period, "", AuditFact.SYSTEM);
        }
    }

    /**
     * Cuts the period off before its time, and tells its process.
     *
     * @throws Conflict {@code PERIOD_NOT_OPEN}
     */
    public void cutOffNow(YearMonth month, String reason, String person) {
        new InputCheck().text("reason", reason, LONGEST_REASON).done();
        locks.seize(month);
        var period = rows.get(month).requireCutOffAhead();
        cutOff(period, reason.strip(), person);
        if (processes.tell(CUT_OFF_ASKED, month.toString()) == 0) {
            throw PeriodOpening.processMissing(period);
        }
    }

    private void cutOff(ReportingPeriod period, String reason, String by) {
        rows.update(period.in(PeriodState.CUT_OFF, now(), by, reason));
        var figures = Map.of("plannedFor", period.cutOffAt().toString());
        tell(period.period(), by, "PERIOD_CUT_OFF", reason, figures);
        events.publishEvent(new PeriodCutOff(period.period()));
    }

    /** What keeps the period from being closed now; empty if nothing does. */
    @Transactional(readOnly = true)
    public List<String> missing(ReportingPeriod period) {
        var missing = new ArrayList<String>();
        if (period.state().isOpen()) {
            missing.add("Cut-off: values are entered until " + period.cutOffAt());
        }
        if (clock.instant().isBefore(settings.endOf(period.period()))) {
            missing.add("End of the month: " + settings.endOf(period.period()));
        }
        rows.find(period.period().minusMonths(1))
                .filter(earlier -> earlier.state() != PeriodState.CLOSED)
                .ifPresent(earlier -> missing.add("Earlier period: " + earlier.period() + " is " + earlier.state()));
        checklist.of(period).forEach(item -> missing.addAll(item.objections()));
        return List.copyOf(missing);
    }

    /**
     * Takes the snapshot and closes the period, both or neither. Whoever is entering a value is waited for; whoever
     * comes later is refused.
     *
     * @throws Conflict {@code PERIOD_NOT_CUT_OFF}, {@code PERIOD_EARLIER_OPEN} or {@code PERIOD_NOT_OVER}
     * @throws BusinessRuleViolation {@code PERIOD_INCOMPLETE}, naming what is missing
     */
    public PeriodSnapshot close(YearMonth month, String reason, String person) {
        locks.share(month.minusMonths(1));
        var period = cutOffPeriod(month);
        requireInOrder(month);
        var missing = missing(period);
        if (!missing.isEmpty()) {
            throw new BusinessRuleViolation(
                    "PERIOD_INCOMPLETE",
                    "reporting period " + month + " cannot be closed yet: " + String.join("; ", missing));
        }
        var snapshot = snapshots.take(period, now(), person, reason.strip());
        rows.update(period.in(PeriodState.CLOSED, now(), person, reason.strip()).reportedAs(snapshot.version()));
        tell(
                month,
                person,
                "PERIOD_CLOSED",
                reason.strip(),
                Map.of(
                        "version", Integer.toString(snapshot.version()),
                        "rows", Long.toString(snapshot.rowCount()),
                        "sha256", snapshot.sha256()));
        events.publishEvent(new PeriodClosed(month, snapshot.version(), snapshot.sha256()));
        return snapshot;
    }

    /**
     * Lets owners enter values again before the period is closed.
     *
     * @throws Conflict {@code PERIOD_NOT_CUT_OFF}
     * @throws io.counterfoil.kernel.InvalidInput without a reason
     */
    public void sendBack(YearMonth month, String reason, String person) {
        new InputCheck().text("reason", reason, LONGEST_REASON).done();
        var period = cutOffPeriod(month);
        checklist.forgetTicks(period);
        var until = settings.reopenedUntil(now());
        rows.update(period.in(period.openState(), now(), person, reason.strip()).cutOffAt(until));
        tell(month, person, "PERIOD_SENT_BACK", reason.strip(), Map.of("cutOffAt", until.toString()));
    }

    private ReportingPeriod cutOffPeriod(YearMonth month) {
        locks.seize(month);
        var period = rows.get(month);
        if (period.state() != PeriodState.CUT_OFF) {
            throw new Conflict("PERIOD_NOT_CUT_OFF", period.standing() + "; only one that is cut off is closed");
        }
        return period;
    }

    private void requireInOrder(YearMonth month) {
        rows.find(month.minusMonths(1))
                .filter(earlier -> earlier.state() != PeriodState.CLOSED)
                .ifPresent(earlier -> {
                    throw new Conflict("PERIOD_EARLIER_OPEN", earlier.standing() + "; close it before " + month);
                });
        var end = settings.endOf(month);
        if (clock.instant().isBefore(end)) {
            throw new Conflict("PERIOD_NOT_OVER", "reporting period " + month + " ends at " + end + "; close it then");
        }
    }

    private void tell(YearMonth month, String person, String action, String reason, Map<String, String> figures) {
        events.publishEvent(new AuditFact(month.toString(), person, action, reason, figures));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
