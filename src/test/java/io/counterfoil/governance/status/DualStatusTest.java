package io.counterfoil.governance.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.value.Index;
import io.counterfoil.governance.value.Outlook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DualStatusTest {
    private static final StatusBands BANDS = StatusBands.standard();
    private static final LocalDate CUT_OFF = LocalDate.of(2026, 6, 30);
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Test
    void g1_workOnScheduleWithTooLittleValueSetsTheTrap() {
        var milestones = new ArrayList<Milestone>();
        for (var number = 1; number <= 6; number++) {
            var due = CUT_OFF.minusDays(number);
            milestones.add(milestone(number, "1", due, due, due));
        }
        for (var number = 7; number <= 10; number++) {
            var due = CUT_OFF.plusDays(number);
            milestones.add(milestone(number, "1", due, number == 8 ? due.plusDays(5) : due, null));
        }
        var implementation = ImplementationStatus.of(milestones, CUT_OFF, BANDS);
        var potential = PotentialStatus.of(g1Outlook(), true, BANDS);

        assertThat(implementation.spi().shown()).isEqualTo("1.0000");
        assertThat(implementation.delayDays()).isEqualTo(5);
        assertThat(implementation.light()).isEqualTo(Light.GREEN);
        assertThat(potential.current()).isEqualTo(new Index(new BigDecimal("1090"), new BigDecimal("1200")));
        assertThat(potential.current().shown()).isEqualTo("0.9083");
        assertThat(potential.light()).isEqualTo(Light.AMBER);
        assertThat(new StatusPair(implementation, potential).alarm()).contains(Alarm.TRAP);
        assertThat(implementation.reason())
                .isEqualTo("Of the weight of 6 due by 2026-06-30, 6 is done with evidence (SPI 1.0000);"
                        + " milestone 8 (Step 8) is 5 days behind its baseline of 2026-07-08.");
    }

    /** Twelve months of 100: five reached, one 80, six forecast at 85. */
    private static Outlook g1Outlook() {
        var months = new ArrayList<Outlook.Month>();
        for (var month = 1; month <= 12; month++) {
            var actual = month < 6 ? HUNDRED : new BigDecimal("80");
            months.add(new Outlook.Month(
                    YearMonth.of(2026, month),
                    month <= 6,
                    HUNDRED,
                    HUNDRED,
                    month <= 6 ? actual : null,
                    month > 6 ? new BigDecimal("85") : null));
        }
        return new Outlook(months);
    }

    @Test
    void g2_valueBeforeWorkIsTheMirror() {
        var late = CUT_OFF.minusDays(10);
        var implementation = ImplementationStatus.of(
                List.of(milestone(1, "3", late, late, late), milestone(2, "3", late, late.plusDays(20), null)),
                CUT_OFF,
                BANDS);
        var potential =
                PotentialStatus.of(new BigDecimal("1250"), new BigDecimal("1200"), new BigDecimal("1200"), BANDS);

        assertThat(implementation.spi().shown()).isEqualTo("0.5000");
        assertThat(implementation.delayDays()).isEqualTo(20);
        assertThat(implementation.light()).isEqualTo(Light.RED);
        assertThat(potential.current().shown()).isEqualTo("1.0417");
        assertThat(potential.light()).isEqualTo(Light.GREEN);
        assertThat(new StatusPair(implementation, potential).alarm()).contains(Alarm.MIRROR);
    }

    @Test
    void g9_aNewBaselineIsShownBesideTheOriginalAndTheWorseColours() {
        var status = PotentialStatus.of(new BigDecimal("980"), new BigDecimal("1000"), new BigDecimal("1200"), BANDS);

        assertThat(status.current().shown()).isEqualTo("0.9800");
        assertThat(status.currentLight()).isEqualTo(Light.GREEN);
        assertThat(status.original().shown()).isEqualTo("0.8167");
        assertThat(status.originalLight()).isEqualTo(Light.AMBER);
        assertThat(status.light()).isEqualTo(Light.AMBER);
        assertThat(status.worse()).isEqualTo(status.original());
        assertThat(status.reason())
                .isEqualTo("Expected 980 of 1000 (PI 0.9800), of the original plan of 1200 (PI 0.8167).");
    }

    @ParameterizedTest
    @CsvSource({"19, 20, GREEN", "94.999, 100, AMBER", "4, 5, AMBER", "79.999, 100, RED", "0, 5, RED", "5, 5, GREEN"})
    void progressTurnsExactlyAtItsLimits(String done, String due, Light light) {
        var open = new BigDecimal(due).subtract(new BigDecimal(done));
        var milestones = new ArrayList<Milestone>();
        if (new BigDecimal(done).signum() > 0) {
            milestones.add(milestone(1, done, CUT_OFF, CUT_OFF, CUT_OFF));
        }
        if (open.signum() > 0) {
            milestones.add(milestone(2, open.toPlainString(), CUT_OFF, CUT_OFF, null));
        }

        assertThat(ImplementationStatus.of(milestones, CUT_OFF, BANDS).light()).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"0, GREEN", "14, GREEN", "15, AMBER", "30, AMBER", "31, RED"})
    void delayTurnsTheDayAfterItsLimits(int days, Light light) {
        var due = CUT_OFF.plusDays(1);
        var status = ImplementationStatus.of(List.of(milestone(1, "1", due, due.plusDays(days), null)), CUT_OFF, BANDS);

        assertThat(status.delayDays()).isEqualTo(days);
        assertThat(status.light()).isEqualTo(light);
    }

    @Test
    void nothingDueIsAllDoneAndNothingOpenIsNoDelay() {
        var none = ImplementationStatus.of(List.of(), CUT_OFF, BANDS);

        assertThat(none.spi()).isEqualTo(Index.FULL);
        assertThat(none.delayDays()).isZero();
        assertThat(none.latest()).isNull();
        assertThat(none.light()).isEqualTo(Light.GREEN);
        assertThat(none.reason()).isEqualTo("No milestone was due by 2026-06-30; no milestone is open.");
    }

    @Test
    void anOverdueMilestoneIsLateUntilTheDayAfterTheCutOffAtLeast() {
        var due = CUT_OFF.minusDays(3);
        for (var forecast : List.of(due, CUT_OFF)) {
            var status = ImplementationStatus.of(List.of(milestone(1, "1", due, forecast, null)), CUT_OFF, BANDS);
            assertThat(status.delayDays()).as("forecast %s", forecast).isEqualTo(4);
        }
        assertThat(ImplementationStatus.of(List.of(milestone(1, "1", due, CUT_OFF.plusDays(9), null)), CUT_OFF, BANDS)
                        .delayDays())
                .isEqualTo(12);
    }

    @Test
    void withoutEvidenceNothingIsDone() {
        var claimed = new Milestone(1, "Claimed", BigDecimal.ONE, CUT_OFF, CUT_OFF, CUT_OFF, null);
        var blank = new Milestone(2, "Blank", BigDecimal.ONE, CUT_OFF, CUT_OFF, CUT_OFF, " ");
        var status = ImplementationStatus.of(List.of(claimed, blank), CUT_OFF, BANDS);

        assertThat(status.spi().shown()).isEqualTo("0.0000");
        assertThat(status.delayDays()).isEqualTo(1);
        assertThat(status.latest()).isEqualTo(claimed);
    }

    @Test
    void whatIsDoneAfterTheCutOffWasOpenOnIt() {
        var milestone = milestone(1, "1", CUT_OFF, CUT_OFF, CUT_OFF.plusDays(1));

        assertThat(ImplementationStatus.of(List.of(milestone), CUT_OFF, BANDS).light())
                .isEqualTo(Light.RED);
        assertThat(ImplementationStatus.of(List.of(milestone), CUT_OFF.plusDays(1), BANDS)
                        .light())
                .isEqualTo(Light.GREEN);
    }

    @Test
    void anEasyMilestoneDoneEarlyDoesNotHideOneThatIsDue() {
        var early = milestone(1, "5", CUT_OFF.plusDays(60), CUT_OFF, CUT_OFF);
        var due = milestone(2, "5", CUT_OFF, CUT_OFF.plusDays(1), null);

        assertThat(ImplementationStatus.of(List.of(early, due), CUT_OFF, BANDS).light())
                .isEqualTo(Light.RED);
    }

    @Test
    void openMilestonesThatAreAllEarlyAreNotLate() {
        var due = CUT_OFF.plusDays(30);
        var status = ImplementationStatus.of(List.of(milestone(1, "1", due, due.minusDays(5), null)), CUT_OFF, BANDS);

        assertThat(status.delayDays()).isEqualTo(-5);
        assertThat(status.reason()).endsWith("no open milestone is late.");
    }

    @Test
    void aMilestoneNeedsAWeight() {
        assertThatThrownBy(() -> milestone(1, "0", CUT_OFF, CUT_OFF, null)).hasMessageContaining("above zero");
    }

    @ParameterizedTest
    @CsvSource({"950, GREEN", "949.99, AMBER", "800, AMBER", "799.99, RED", "-1, RED", "1000, GREEN", "2000, GREEN"})
    void potentialTurnsExactlyAtItsLimits(String expected, Light light) {
        var plan = new BigDecimal("1000");

        assertThat(PotentialStatus.of(new BigDecimal(expected), plan, plan, BANDS)
                        .light())
                .isEqualTo(light);
    }

    @Test
    void withoutAPlanOnlyALossIsRed() {
        var none = BigDecimal.ZERO;

        assertThat(PotentialStatus.of(none, none, none, BANDS).light()).isEqualTo(Light.GREEN);
        assertThat(PotentialStatus.of(BigDecimal.ONE.negate(), none, none, BANDS)
                        .light())
                .isEqualTo(Light.RED);
        assertThat(PotentialStatus.of(none, none, none, BANDS).reason()).contains("PI no plan");
    }

    @Test
    void aForecastNobodyConfirmedIsStaleAndAmber() {
        var fresh =
                new Outlook(List.of(new Outlook.Month(YearMonth.of(2026, 7), false, HUNDRED, HUNDRED, null, HUNDRED)));
        var stale = PotentialStatus.of(fresh, false, BANDS);

        assertThat(PotentialStatus.of(fresh, true, BANDS).light()).isEqualTo(Light.GREEN);
        assertThat(stale.isStale()).isTrue();
        assertThat(stale.light()).isEqualTo(Light.AMBER);
        assertThat(stale.reason()).endsWith("stale: the owner has not confirmed the forecast in this period.");
    }

    @Test
    void aClosedPeriodWithoutValidatedActualIsStale() {
        var outlook =
                new Outlook(List.of(new Outlook.Month(YearMonth.of(2026, 5), true, HUNDRED, HUNDRED, null, HUNDRED)));
        var status = PotentialStatus.of(outlook, true, BANDS);

        assertThat(status.light()).isEqualTo(Light.AMBER);
        assertThat(status.stale()).containsExactly("the controller has not validated the actual of 2026-05");
    }

    @Test
    void nobodyGetsOutOfRedByConfirmingNothing() {
        var outlook = new Outlook(
                List.of(new Outlook.Month(YearMonth.of(2026, 7), false, HUNDRED, HUNDRED, null, new BigDecimal("10"))));

        assertThat(PotentialStatus.of(outlook, false, BANDS).light()).isEqualTo(Light.RED);
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN, GREEN,",
        "GREEN, AMBER, TRAP",
        "GREEN, RED, TRAP",
        "AMBER, GREEN,",
        "AMBER, AMBER,",
        "AMBER, RED,",
        "RED, GREEN, MIRROR",
        "RED, AMBER,",
        "RED, RED,"
    })
    void anAlarmNeedsLightsThatContradictEachOther(Light implementation, Light potential, @Nullable Alarm alarm) {
        assertThat(Alarm.of(implementation, potential).orElse(null)).isEqualTo(alarm);
    }

    private static Milestone milestone(
            int number, String weight, LocalDate baseline, LocalDate forecast, @Nullable LocalDate doneOn) {
        return new Milestone(
                number,
                "Step " + number,
                new BigDecimal(weight),
                baseline,
                forecast,
                doneOn,
                doneOn == null ? null : "hash-" + number);
    }
}
