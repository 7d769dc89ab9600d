package io.counterfoil.period;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reopens a closed period: a controller asks, the chair of the steering committee agrees, never the same person. Its
 * snapshots stay; closing it again makes another version. The last closed period is reopened first: one that a closed
 * period follows stays closed, and late values for it are corrections.
 */
@Service
@Transactional
public class PeriodReopenings {
    private static final String REQUESTED = "Message_PeriodReopeningRequested";
    private static final int LONGEST_REASON = 1000;

    private final ReopeningRows requests;
    private final PeriodRows periods;
    private final PeriodLocks locks;
    private final PeriodOpening opening;
    private final PeriodSettings settings;
    private final SegregationOfDuties duties;
    private final CaseRegister cases;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeriodReopenings(
            ReopeningRows requests,
            PeriodRows periods,
            PeriodLocks locks,
            PeriodOpening opening,
            PeriodSettings settings,
            SegregationOfDuties duties,
            CaseRegister cases,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.periods = periods;
        this.locks = locks;
        this.opening = opening;
        this.settings = settings;
        this.duties = duties;
        this.cases = cases;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** Every request for the period, the first first. */
    @Transactional(readOnly = true)
    public List<PeriodReopening> of(YearMonth period) {
        return requests.of(period);
    }

    /** @throws NotFound {@code REOPENING_UNKNOWN} */
    @Transactional(readOnly = true)
    public PeriodReopening get(String number) {
        return requests.find(number)
                .orElseThrow(() -> new NotFound("REOPENING_UNKNOWN", "nobody asked for a reopening " + number));
    }

    /**
     * Asks for the reopening and for the second person's decision.
     *
     * @param cutOffAt until when values shall be entered, in the future; null for the usual time
     * @throws Conflict {@code PERIOD_NOT_CLOSED}, {@code PERIOD_LATER_CLOSED}, or {@code REOPENING_OPEN} while another
     *     request for the period waits
     */
    public PeriodReopening request(YearMonth month, String reason, @Nullable Instant cutOffAt, String person) {
        var until = Objects.requireNonNullElseGet(cutOffAt, () -> settings.reopenedUntil(now()));
        new InputCheck()
                .text("reason", reason, LONGEST_REASON)
                .that(
                        until.isAfter(now()) && until.isBefore(Instant.parse("3000-01-01T00:00:00Z")),
                        "cutOffAt",
                        "must lie in the future but is " + until)
                .done();
        var period = closedPeriod(month);
        var earlier = requests.of(month);
        refuseSecond(earlier);
        var request = new PeriodReopening(
                month + "/R" + (earlier.size() + 1),
                month,
                period.nextVersion() - 1,
                reason.strip(),
                until.truncatedTo(ChronoUnit.MICROS),
                person,
                now(),
                PeriodReopening.State.REQUESTED,
                null,
                "");
        requests.insert(request);
        cases.follow(request.number(), month.toString());
        duties.perform(request.number(), "REQUEST_REOPENING", person);
        tell(request, person, "PERIOD_REOPENING_REQUESTED", request.reason());
        processes.start(REQUESTED, request.number(), Map.of());
        return request;
    }

    /**
     * Keeps the second person's decision; the task's duty and the database refuse who asked.
     *
     * @throws Forbidden {@code FOUR_EYES}
     * @throws Conflict {@code REOPENING_DECIDED}
     */
    public void decide(String number, boolean agreed, String reason, String person) {
        new InputCheck().text("reason", reason, LONGEST_REASON).done();
        var request = get(number);
        if (request.requestedBy().equals(person)) {
            throw new Forbidden("FOUR_EYES", person + " asked for " + number + "; another person decides");
        }
        var state = agreed ? PeriodReopening.State.AGREED : PeriodReopening.State.REFUSED;
        if (!requests.decide(number, state, person, reason.strip(), now())) {
            throw new Conflict("REOPENING_DECIDED", number + " is " + request.state() + " already");
        }
        tell(request, person, "PERIOD_REOPENING_" + state, reason.strip());
    }

    /**
     * Opens the period as two people agreed, and begins its way to the next closing.
     *
     * @throws Conflict {@code PERIOD_NOT_CLOSED} or {@code PERIOD_LATER_CLOSED} if that changed since it was asked for
     */
    public void reopen(String number) {
        var request = get(number);
        var period = closedPeriod(request.period());
        var by = String.valueOf(request.decidedBy());
        periods.update(
                period.in(PeriodState.REOPENED, now(), by, request.reason()).cutOffAt(request.cutOffAt()));
        tell(request, by, "PERIOD_REOPENED", request.decisionReason());
        events.publishEvent(new PeriodReopened(request.period(), request.version()));
        processes.start(PeriodOpening.OPENED, request.period().toString(), Map.of());
    }

    private ReportingPeriod closedPeriod(YearMonth month) {
        locks.seize(month);
        var period = periods.get(month);
        if (period.state() != PeriodState.CLOSED) {
            throw new Conflict("PERIOD_NOT_CLOSED", period.standing() + "; only a closed one is reopened");
        }
        opening.requireNextNotClosed(month);
        return period;
    }

    private static void refuseSecond(List<PeriodReopening> earlier) {
        earlier.stream()
                .filter(one -> one.state() == PeriodReopening.State.REQUESTED)
                .findFirst()
                .ifPresent(open -> {
                    throw new Conflict(
                            "REOPENING_OPEN",
                            open.number() + ", asked for by " + open.requestedBy()
                                    + ", waits for its decision; have it decided first");
                });
    }

    private void tell(PeriodReopening request, String person, String action, String reason) {
        events.publishEvent(new AuditFact(
                request.period().toString(),
                person,
                action,
                reason,
                Map.of(
                        "reopening", request.number(),
                        "keptVersion", Integer.toString(request.version()),
                        "cutOffAt", request.cutOffAt().toString())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
