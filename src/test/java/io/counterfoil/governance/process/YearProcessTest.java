package io.counterfoil.governance.process;

import io.counterfoil.MovableClock;
import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.status.Milestone;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A diary that is lived through day by day, while the clock moves and timers fire when they are due. */
@Import(MovableClock.InPlace.class)
abstract class YearProcessTest extends ClosureProcessTest {
    @Autowired
    MovableClock clock;

    private final TreeMap<Instant, List<Runnable>> diary = new TreeMap<>();

    @AfterEach
    void giveTheEngineItsClockBack() {
        clock.release();
    }

    /** At noon of that day, after what was written down for it before. */
    void on(String day, Runnable act) {
        on(LocalDate.parse(day), act);
    }

    void on(LocalDate day, Runnable act) {
        diary.computeIfAbsent(day.atTime(12, 0).toInstant(ZoneOffset.UTC), noon -> new ArrayList<>())
                .add(act);
    }

    void live() {
        diary.forEach((noon, acts) -> {
            clock.moveTo(noon);
            fireTimers();
            acts.forEach(Runnable::run);
        });
    }

    /** What the engine's job executor would have done by now. */
    private void fireTimers() {
        var management = engine.getManagementService();
        management.createJobQuery().timers().executable().list().stream()
                .filter(job -> job.getProcessDefinitionKey() != null)
                .map(Job::getId)
                .forEach(management::executeJob);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** A new measure at D0, accepted by its owner. */
    String proposed(String name, String currency) {
        var usual = profile();
        var key = measures.propose(
                        null,
                        new MeasureProfile(
                                name,
                                usual.description(),
                                "TEST-MP",
                                MIA,
                                HANA,
                                CARLA,
                                "TEST-DE",
                                usual.businessUnit(),
                                usual.businessFunction(),
                                "TEST-STC",
                                EffectType.RECURRING,
                                usual.plLine(),
                                currency,
                                "PROJ-" + currency,
                                usual.referenceValue(),
                                usual.referenceSource(),
                                usual.target(),
                                usual.businessCase(),
                                usual.resources(),
                                true,
                                null),
                        MIA)
                .measure();
        measures.accept(key, MIA);
        return key;
    }

    void planned(String key, List<PeriodValue> plan, List<Milestone> steps) {
        plans.draft(key, plan, MIA);
        milestones.plan(key, steps, MIA);
        surroundings.stateRisks(key, List.of(new Risk(1, "Strikes", Risk.Degree.LOW, Risk.Degree.HIGH, "Fly")), MIA);
    }

    /** From a month on, one after the other. */
    static List<PeriodValue> from(String first, String... amounts) {
        return IntStream.range(0, amounts.length)
                .mapToObj(number -> value(YearMonth.parse(first).plusMonths(number), amounts[number]))
                .toList();
    }

    static List<PeriodValue> every(String first, int months, String amount) {
        var amounts = new String[months];
        Arrays.fill(amounts, amount);
        return from(first, amounts);
    }

    static List<PeriodValue> both(List<PeriodValue> first, List<PeriodValue> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    static Milestone step(int number, String weight, String baseline) {
        var day = LocalDate.parse(baseline);
        return new Milestone(number, "Step " + number, new BigDecimal(weight), day, day, null, null);
    }

    void finished(String key, int number) {
        milestones.report(key, number, new Milestones.Report(today(), today(), "DMS " + key, SHA), MIA);
    }

    void expected(String key, int number, String day) {
        milestones.report(key, number, new Milestones.Report(LocalDate.parse(day), null, "", null), MIA);
    }

    /** As the ERP does it, today. */
    void posted(String key, YearMonth month, String amount, String document) {
        actuals.enter(
                new ActualPosting(
                        key,
                        month,
                        ActualKind.RECURRING,
                        new BigDecimal(amount),
                        ActualSource.ERP,
                        document,
                        1,
                        today(),
                        null,
                        ""),
                "erp.gateway");
    }
}
