package io.counterfoil.demo;

import io.counterfoil.demo.DemoIdea.Course;
import io.counterfoil.governance.stage.Stage;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Twelve months of a portfolio, lived through by its people in the days that are past: measures go through their real
 * gates, owners and the ERP report, each month is closed.
 */
@Component
class DemoPortfolio {
    private static final int MONTHS = 12;

    private final DemoStructure structure;
    private final DemoGates gates;
    private final DemoReporting reporting;
    private final List<DemoMeasure> measures = new ArrayList<>();

    DemoPortfolio(DemoStructure structure, DemoGates gates, DemoReporting reporting) {
        this.structure = structure;
        this.gates = gates;
        this.reporting = reporting;
    }

    void play(StoryClock clock) {
        var present = YearMonth.now(clock);
        var first = present.minusMonths(MONTHS);
        try {
            onDay(clock, first.atDay(1));
            structure.build();
            for (int number = 0; number < MONTHS; number++) {
                live(clock, first.plusMonths(number), number);
            }
        } finally {
            clock.comeBack();
        }
        reporting.open(present);
        each(gates::isPromise, measure -> reporting.reportForecast(measure, present));
        measures.stream()
                .filter(measure -> measure.idea().stage() == Stage.D2)
                .findFirst()
                .ifPresent(gates::askToDecide);
    }

    /** @param number of the month, from 0 on */
    private void live(StoryClock clock, YearMonth month, int number) {
        begin(clock, month, number);
        closeMeasures(clock, month);
        onDay(clock, month.atDay(24));
        reporting.together(() -> each(gates::isPromise, measure -> {
            reporting.reportWork(measure, month);
            reporting.reportForecast(measure, month);
        }));
        onDay(clock, month.atDay(26));
        turn(month);
        onDay(clock, month.atEndOfMonth());
        reporting.together(() -> each(gates::isAlive, measure -> reporting.post(measure, month)));
        endMonth(clock, month);
    }

    private void begin(StoryClock clock, YearMonth month, int number) {
        onDay(clock, month.atDay(2));
        var begun = DemoIdeas.ALL.stream()
                .filter(idea -> idea.start() == number)
                .map(idea -> gates.propose(idea, month))
                .toList();
        onDay(clock, month.atDay(6));
        begun.stream().filter(measure -> measure.idea().reaches(Stage.D1)).forEach(gates::identify);
        onDay(clock, month.atDay(12));
        begun.stream().filter(measure -> measure.idea().reaches(Stage.D2)).forEach(gates::detail);
        onDay(clock, month.atDay(18));
        begun.stream().filter(measure -> measure.idea().reaches(Stage.D3)).forEach(gates::decide);
        measures.addAll(begun);
    }

    /** After the month before was closed, with its value. */
    private void closeMeasures(StoryClock clock, YearMonth month) {
        onDay(clock, month.atDay(20));
        each(measure -> measure.idea().stage() == Stage.D5 && measure.monthOf(month) == DemoMeasure.CLOSED, measure -> {
            reporting.reportForecast(measure, month);
            gates.close(measure);
        });
    }

    /** What becomes of measures in this month. */
    private void turn(YearMonth month) {
        each(
                measure -> measure.idea().reaches(Stage.D4) && measure.monthOf(month) == DemoMeasure.IMPLEMENTED,
                gates::implement);
        each(
                measure -> measure.is(Course.REBASELINED) && measure.monthOf(month) == DemoMeasure.REBASELINED,
                gates::rebaseline);
        each(measure -> measure.is(Course.CANCELLED) && measure.monthOf(month) == DemoMeasure.GIVEN_UP, gates::cancel);
        each(
                measure -> measure.is(Course.HELD) && measure.monthOf(month) == DemoMeasure.IMPLEMENTED,
                measure -> gates.hold(measure, month.atDay(26).plusDays(85)));
    }

    private void endMonth(StoryClock clock, YearMonth month) {
        onDay(clock, month.plusMonths(1).atDay(5));
        reporting.openAndCutOff(month);
        onDay(clock, month.plusMonths(1).atDay(8));
        reporting.together(
                () -> each(measure -> measure.idea().reaches(Stage.D3), measure -> reporting.validate(measure, month)));
        reporting.close(month);
    }

    private void each(Predicate<DemoMeasure> which, Consumer<DemoMeasure> act) {
        measures.stream().filter(which).forEach(act);
    }

    private static void onDay(StoryClock clock, LocalDate day) {
        clock.travelTo(day.atTime(9, 0).toInstant(ZoneOffset.UTC));
    }
}
