package io.counterfoil.demo;

import static io.counterfoil.demo.DemoMeasure.CARLA;
import static io.counterfoil.demo.DemoMeasure.MIA;

import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.kernel.Sha256;
import io.counterfoil.period.PeriodChecklist;
import io.counterfoil.period.PeriodClosing;
import io.counterfoil.period.PeriodDecisions;
import io.counterfoil.period.PeriodOpening;
import io.counterfoil.period.ReportingPeriods;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners, the ERP and controllers say about measures of the story, month by month. */
@Component
class DemoReporting {
    private final Milestones milestones;
    private final Forecasts forecasts;
    private final ActualValues actuals;
    private final PeriodOpening opening;
    private final PeriodClosing closing;
    private final ReportingPeriods periods;
    private final PeriodChecklist checklist;
    private final PeriodDecisions decisions;
    private final TransactionTemplate transactions;

    DemoReporting(
            Milestones milestones,
            Forecasts forecasts,
            ActualValues actuals,
            PeriodOpening opening,
            PeriodClosing closing,
            ReportingPeriods periods,
            PeriodChecklist checklist,
            PeriodDecisions decisions,
            TransactionTemplate transactions) {
        this.milestones = milestones;
        this.forecasts = forecasts;
        this.actuals = actuals;
        this.opening = opening;
        this.closing = closing;
        this.periods = periods;
        this.checklist = checklist;
        this.decisions = decisions;
        this.transactions = transactions;
    }

    /** In one transaction: what many measures do on the same day is one commit. */
    void together(Runnable acts) {
        transactions.executeWithoutResult(transaction -> acts.run());
    }

    /** Steps that are done by now, with their evidence. */
    void reportWork(DemoMeasure measure, YearMonth month) {
        milestones.of(measure.key()).stream()
                .filter(step -> step.number() <= measure.doneBy(month) && step.doneOn() == null)
                .forEach(step -> milestones.report(
                        measure.key(),
                        step.number(),
                        new Milestones.Report(
                                step.baseline(),
                                step.baseline(),
                                "DMS " + measure.key() + "/" + step.number(),
                                Sha256.hex((measure.key() + step.number()).getBytes(StandardCharsets.UTF_8))),
                        MIA));
    }

    void reportForecast(DemoMeasure measure, YearMonth month) {
        if (measure.forecastsLessIn(month)) {
            forecasts.state(measure.key(), measure.lowerForecast(), MIA);
        }
        forecasts.confirm(measure.key(), month, MIA);
    }

    void post(DemoMeasure measure, YearMonth month) {
        actuals.enter(
                new ActualPosting(
                        measure.key(),
                        month,
                        ActualKind.RECURRING,
                        measure.earnedIn(month),
                        ActualSource.ERP,
                        "ERP-" + month + "-" + measure.key(),
                        1,
                        month.atEndOfMonth(),
                        null,
                        ""),
                "erp.gateway");
    }

    void validate(DemoMeasure measure, YearMonth month) {
        actuals.validate(measure.key(), month, CARLA);
    }

    /**
     * In one transaction, because the timer of a cut-off that is long past would fire as soon as others see it, and at
     * the real time.
     */
    void openAndCutOff(YearMonth month) {
        transactions.executeWithoutResult(transaction -> {
            opening.open(month, month, CARLA);
            closing.cutOffNow(month, "The month is over", CARLA);
        });
    }

    void open(YearMonth month) {
        opening.open(month, month, CARLA);
    }

    void close(YearMonth month) {
        checklist.of(periods.get(month)).stream()
                .filter(item -> !item.isDone())
                .forEach(item -> checklist.tick(month, item.item(), "Looked at for the demo", CARLA));
        decisions.close(month, "All values are in", CARLA);
    }
}
