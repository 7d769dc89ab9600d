package io.counterfoil.governance.process;

import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.closing.MeasureClosures;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.status.Milestone;
import io.counterfoil.governance.watch.PeriodWatches;
import io.counterfoil.period.PeriodChecklist;
import io.counterfoil.period.PeriodClosing;
import io.counterfoil.period.PeriodDecisions;
import io.counterfoil.period.PeriodOpening;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;

/** Measures with a plan in a year long ago, whose months can be closed. */
abstract class ClosureProcessTest extends GovernanceProcessTest {
    static final String CONRAD = "conrad.controller";

    @Autowired
    ActualValues actuals;

    @Autowired
    MeasureClosures closures;

    @Autowired
    PeriodOpening opening;

    @Autowired
    PeriodClosing closing;

    @Autowired
    PeriodDecisions decisions;

    @Autowired
    PeriodChecklist checklist;

    @Autowired
    PeriodWatches watches;

    static List<PeriodValue> yearOf(int year, String monthly) {
        return Stream.of(Month.values())
                .map(month -> value(YearMonth.of(year, month), monthly))
                .toList();
    }

    /** At D3, 100 a month planned for the year. */
    String decided(int year, List<Milestone> steps) {
        var key = identified();
        advance(key, CARL);
        plans.draft(key, yearOf(year, "100"), MIA);
        milestones.plan(key, steps, MIA);
        surroundings.stateRisks(key, List.of(new Risk(1, "Strikes", Risk.Degree.LOW, Risk.Degree.HIGH, "Fly")), MIA);
        advance(key, IAN);
        plans.confirm(key, CARLA);
        advance(key, HANA, CARLA);
        return key;
    }

    /** At D4, with these actuals of January and the months after it, from the books and validated. */
    String implemented(int year, String... amounts) {
        var key = decided(
                year,
                IntStream.rangeClosed(1, 3).mapToObj(number -> step(number, 30)).toList());
        confirmForecast(key);
        IntStream.rangeClosed(1, 3).forEach(number -> done(key, number));
        bring(key, year, amounts);
        advance(key, HANA);
        return key;
    }

    void bring(String key, int year, String... amounts) {
        for (int month = 1; month <= amounts.length; month++) {
            bring(key, YearMonth.of(year, month), amounts[month - 1], ActualSource.ERP, "erp.gateway");
        }
    }

    void bring(String key, YearMonth month, String amount, ActualSource source, String by) {
        post(key, month, amount, source, by);
        actuals.validate(key, month, CARLA);
    }

    void post(String key, YearMonth month, String amount, ActualSource source, String by) {
        actuals.enter(
                new ActualPosting(
                        key,
                        month,
                        ActualKind.RECURRING,
                        new BigDecimal(amount),
                        source,
                        "FI-" + month + "-" + amount,
                        1,
                        month.atEndOfMonth(),
                        null,
                        ""),
                by);
    }

    static Milestone step(int number, int daysFromNow) {
        var day = LocalDate.now().plusDays(daysFromNow);
        return new Milestone(number, "Step " + number, BigDecimal.ONE, day, day, null, null);
    }

    void done(String key, int number) {
        milestones.report(key, number, new Milestones.Report(LocalDate.now(), LocalDate.now(), "DMS 4711", SHA), MIA);
    }

    void close(YearMonth from, YearMonth to) {
        opening.open(from, to, CARLA);
        Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .forEach(this::close);
    }

    private void close(YearMonth month) {
        closing.cutOffNow(month, "Test", CARLA);
        watches.catchUp();
        checklist.of(periods.get(month)).stream()
                .filter(item -> !item.machine())
                .forEach(item -> checklist.tick(month, item.item(), "", CARLA));
        decisions.close(month, "", CARLA);
        watches.catchUp();
    }

    String request(String key) {
        return closures.request(key, MIA, "It pays").passage();
    }

    void confirm(String passage, String person) {
        decide(passage, person, Map.of("decision", "CONFIRM"));
    }
}
