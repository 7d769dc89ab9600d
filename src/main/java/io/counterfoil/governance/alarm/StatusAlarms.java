package io.counterfoil.governance.alarm;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureControllers;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.governance.watch.PeriodWatch;
import io.counterfoil.governance.watch.PeriodWatches;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.period.ReportingPeriods;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises an alarm when the two lights of a decided, active measure contradict each other: one open alarm of a kind, and
 * one in a reporting period. An alarm whose cause has gone says so and still waits for its answer.
 *
 * <p>Between cut-offs nobody has to have confirmed anything yet, so there a status that is merely stale raises nothing;
 * at cut-off and closing it does.
 */
@Service
@Transactional
public class StatusAlarms implements PeriodWatch {
    /** Starts the process StatusAlarm under the alarm's key. */
    public static final String RAISED = "Message_StatusAlarmRaised";

    private final Measures measures;
    private final MeasureControllers controllers;
    private final Standings standings;
    private final ReportingPeriods periods;
    private final AlarmRows rows;
    private final PeriodWatches watches;
    private final CaseRegister cases;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StatusAlarms(
            Measures measures,
            MeasureControllers controllers,
            Standings standings,
            ReportingPeriods periods,
            AlarmRows rows,
            PeriodWatches watches,
            CaseRegister cases,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.controllers = controllers;
        this.standings = standings;
        this.periods = periods;
        this.rows = rows;
        this.watches = watches;
        this.cases = cases;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** The executive list: not answered yet, oldest first. */
    @Transactional(readOnly = true)
    public List<StatusAlarm> open(int limit, long offset) {
        return rows.open(limit, offset);
    }

    @Transactional(readOnly = true)
    public long countOpen() {
        return rows.countOpen();
    }

    /** @throws io.counterfoil.kernel.NotFound {@code STATUS_ALARM_UNKNOWN} */
    @Transactional(readOnly = true)
    public StatusAlarm get(String alarm) {
        return rows.get(alarm);
    }

    /** Something of a measure has changed. */
    public void look(String key) {
        measures.find(key).filter(Measure::decided).ifPresent(measure -> {
            var now = standings.of(measure);
            var byFigures = Alarm.of(
                    now.implementation().light(),
                    now.potential().stale(List.of()).light());
            look(
                    measure,
                    now,
                    now.alarm().filter(kind -> byFigures.filter(kind::equals).isPresent()),
                    periods.current());
        });
    }

    /** A reporting period is over for the owners, or for good: has all looked at that promise something. */
    public void lookAtAll(YearMonth ended) {
        watches.ask(this, ended, rows.watched());
    }

    @Override
    public String name() {
        return "STATUS_ALARM";
    }

    @Override
    public void look(Collection<String> keys, YearMonth ended) {
        var looked = measures.several(keys);
        var found = standings.find(looked, ended);
        var alarmed = rows.withOpenAlarm(keys);
        for (var measure : looked) {
            var status = Objects.requireNonNull(found.get(measure.measure())).status();
            // Most measures have neither an alarm nor a reason for one.
            if (status.alarm().isPresent() || alarmed.contains(measure.measure())) {
                look(measure, status, status.alarm(), ended);
            }
        }
    }

    private void look(Measure measure, StatusPair status, Optional<Alarm> found, YearMonth period) {
        var standing = measure.promises() ? found.or(status::alarm) : Optional.<Alarm>empty();
        rows.note(measure.measure(), standing.orElse(null), clock.instant());
        found.filter(kind -> measure.promises()).ifPresent(kind -> raise(measure, kind, period, status));
    }

    private void raise(Measure measure, Alarm kind, YearMonth period, StatusPair status) {
        var key = measure.measure();
        rows.raise(key, kind, period, status, clock.instant()).ifPresent(alarm -> {
            cases.follow(alarm, key);
            events.publishEvent(new AuditFact(
                    alarm,
                    AuditFact.SYSTEM,
                    "STATUS_ALARM_RAISED",
                    kind.words(),
                    Map.of("measure", key, "kind", kind.name(), "period", period.toString())));
            processes.start(RAISED, alarm, Map.of("controllers", new ArrayList<>(controllers.of(measure))));
        });
    }
}
