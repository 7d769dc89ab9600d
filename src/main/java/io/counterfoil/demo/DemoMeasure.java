package io.counterfoil.demo;

import io.counterfoil.demo.DemoIdea.Course;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Milestone;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A measure of the story with its figures.
 *
 * @param begins first month of its plan
 */
record DemoMeasure(String key, DemoIdea idea, YearMonth begins) {
    static final String MIA = "mia.measure";
    static final String HANA = "hana.head";
    static final String CARLA = "carla.controller";

    private static final int PLANNED_MONTHS = 12;

    /** Which month of the measure, the first is 0, is the one in which a thing happens. */
    static final int LESS = 2;

    static final int IMPLEMENTED = 3;
    static final int REBASELINED = 4;
    static final int GIVEN_UP = 4;
    static final int CLOSED = 6;

    static MeasureProfile profile(DemoIdea idea) {
        var monthly = new BigDecimal(idea.monthly());
        return new MeasureProfile(
                idea.name(),
                idea.name() + ": what it costs today, what changes, and who does it.",
                idea.parentPackage(),
                MIA,
                HANA,
                CARLA,
                "CF-DE",
                "Group functions",
                "Purchasing",
                "STC-VALUE",
                EffectType.RECURRING,
                "Other operating expenses",
                "EUR",
                // Orders of the procurement story are open on its cost centres, and what has open orders is not closed.
                idea.stage() == Stage.D5 ? "PROJ-VALUE" : "CC-4711",
                monthly.multiply(BigDecimal.valueOf(40)),
                "Ledger of last year, account 6300",
                monthly.multiply(BigDecimal.valueOf(PLANNED_MONTHS)),
                "Payback within a year at today's prices.",
                "One buyer and the people of the sites, agreed with their heads.",
                true,
                null);
    }

    boolean is(Course course) {
        return idea.course() == course;
    }

    /** 0 in its first month; negative before. */
    int monthOf(YearMonth month) {
        return (int) begins.until(month, ChronoUnit.MONTHS);
    }

    List<PeriodValue> plan() {
        return values(0, PLANNED_MONTHS, monthly());
    }

    /** As it was, and less from the month of the new baseline on. */
    List<PeriodValue> lowerPlan() {
        return IntStream.range(0, PLANNED_MONTHS)
                .mapToObj(month -> value(month, month < REBASELINED ? monthly() : share("0.8")))
                .toList();
    }

    /** Of the months from this one on. */
    List<PeriodValue> lowerForecast() {
        return values(LESS, PLANNED_MONTHS, earnedIn(LESS));
    }

    boolean forecastsLessIn(YearMonth month) {
        return monthOf(month) == LESS && (is(Course.TRAP) || is(Course.REBASELINED));
    }

    BigDecimal earnedIn(YearMonth month) {
        return earnedIn(monthOf(month));
    }

    private BigDecimal earnedIn(int month) {
        return switch (idea.course()) {
            case TRAP -> share(month < LESS ? "0.98" : "0.6");
            case REBASELINED -> share(month < LESS ? "0.98" : "0.78");
            case DECAYING -> share(month < CLOSED ? "0.98" : "0.55");
            default -> share("0.98");
        };
    }

    List<Milestone> steps() {
        return List.of(
                step(1, "Contract signed", "3", 0),
                step(2, "Rolled out at the first site", "2", 1),
                step(3, "Rolled out everywhere", "4", 2),
                step(4, "Old way switched off", "1", idea.reaches(Stage.D4) ? 2 : 5));
    }

    /** How many steps are done by the end of the month; more than the measure has is all. */
    int doneBy(YearMonth month) {
        var passed = is(Course.MIRROR) ? 0 : monthOf(month);
        return passed < 2 ? passed + 1 : idea.reaches(Stage.D4) || passed >= 5 ? 4 : 3;
    }

    private Milestone step(int number, String name, String weight, int month) {
        var due = begins.plusMonths(month).atDay(20);
        return new Milestone(number, name, new BigDecimal(weight), due, due, null, null);
    }

    private BigDecimal monthly() {
        return new BigDecimal(idea.monthly());
    }

    private BigDecimal share(String share) {
        return monthly().multiply(new BigDecimal(share));
    }

    private List<PeriodValue> values(int from, int to, BigDecimal recurring) {
        return IntStream.range(from, to)
                .mapToObj(month -> value(month, recurring))
                .toList();
    }

    private PeriodValue value(int month, BigDecimal recurring) {
        return new PeriodValue(
                begins.plusMonths(month),
                recurring,
                BigDecimal.ZERO,
                month == 0 ? new BigDecimal("1500") : BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
