package io.counterfoil.governance.closing;

import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.closure.ClosureLimits;
import io.counterfoil.governance.closure.DecayWatch;
import io.counterfoil.governance.closure.DecayWatch.Decay;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureControllers;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.watch.PeriodWatch;
import io.counterfoil.governance.watch.PeriodWatches;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.period.PeriodClosed;
import io.counterfoil.period.ReportingPeriods;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Watches over confirmed value each time a period is closed. */
@Service
@Transactional
public class DecayEvents implements PeriodWatch {
    /** Starts the process MeasureDecay under the event's key. */
    public static final String FOUND = "Message_DecayFound";

    private final Measures measures;
    private final MeasureControllers controllers;
    private final ActualValues actuals;
    private final ReportingPeriods periods;
    private final ClosureRows closures;
    private final DecayRows rows;
    private final PeriodWatches watches;
    private final CaseRegister cases;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecayEvents(
            Measures measures,
            MeasureControllers controllers,
            ActualValues actuals,
            ReportingPeriods periods,
            ClosureRows closures,
            DecayRows rows,
            PeriodWatches watches,
            CaseRegister cases,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.controllers = controllers;
        this.actuals = actuals;
        this.periods = periods;
        this.closures = closures;
        this.rows = rows;
        this.watches = watches;
        this.cases = cases;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<DecayEvent> of(String measure) {
        measures.get(measure);
        return rows.of(measure);
    }

    @EventListener
    void closed(PeriodClosed closed) {
        watches.ask(this, closed.period(), rows.watched());
    }

    @Override
    public String name() {
        return "DECAY";
    }

    @Override
    public void look(Collection<String> keys, YearMonth closed) {
        // Whoever was re-opened since then has nothing left that could decay.
        measures.several(keys).stream()
                .filter(measure -> measure.stage() == Stage.D5)
                .forEach(measure -> look(measure, closed));
    }

    private void look(Measure measure, YearMonth closed) {
        closures.newest(measure.measure())
                .ifPresent(closure -> look(measure, Objects.requireNonNull(closure.lastPeriod()), closed));
    }

    /** Months up to the evidence were confirmed; months of a loss that was accepted are not asked about again. */
    private void look(Measure measure, YearMonth evidence, YearMonth closed) {
        var key = measure.measure();
        var known = rows.of(key);
        var after = known.stream()
                .filter(event -> event.decision() == DecayDecision.LOSS_ACCEPTED)
                .map(DecayEvent::lastPeriod)
                .reduce(evidence, (one, other) -> one.isAfter(other) ? one : other);
        if (after.isBefore(closed)) {
            var runRate = Objects.requireNonNull(measure.closedRunRate());
            new DecayWatch(after, runRate, ClosureLimits.standard())
                    .look(
                            periods.closedPeriods(after.plusMonths(1), closed),
                            actuals.effects(key),
                            known.stream().anyMatch(event -> event.decision() == null))
                    .ifPresent(decay -> raise(measure, decay, runRate));
        }
    }

    private void raise(Measure measure, Decay decay, BigDecimal runRate) {
        var key = measure.measure();
        rows.insert(key, decay, runRate, clock.instant()).ifPresent(event -> {
            cases.follow(event, key);
            events.publishEvent(
                    new AuditFact(event, AuditFact.SYSTEM, "DECAY_FOUND", decay.words(), Map.of("measure", key)));
            processes.start(FOUND, event, Map.of("controllers", new ArrayList<>(controllers.of(measure))));
        });
    }
}
