package io.counterfoil.governance.closure;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.governance.value.ActualEntry;
import io.counterfoil.governance.value.Actuals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecayWatchTest {
    private static final YearMonth CLOSED_AT = YearMonth.of(2026, 9);
    private static final DecayWatch WATCH = new DecayWatch(CLOSED_AT, new BigDecimal("120"), ClosureLimits.standard());

    @Test
    void fourFifthsOfTheRunRateIsStillThereAndTheSmallestStepLessIsNot() {
        assertThat(look("8", "8", "8")).isEmpty();
        assertThat(look("12", "12", "0")).isEmpty();
        assertThat(look("8", "8", "7.999999")).hasValueSatisfying(decay -> {
            assertThat(decay.index().shown()).isEqualTo("0.8000");
            assertThat(decay.periods())
                    .containsExactly(CLOSED_AT.plusMonths(1), CLOSED_AT.plusMonths(2), CLOSED_AT.plusMonths(3));
        });
        assertThat(look("5", "5", "5").orElseThrow().words())
                .isEqualTo("Actuals of 15 in 2026-10, 2026-11, 2026-12 are 0.5000 of the closed run-rate of 120 a"
                        + " year, below 0.80.");
    }

    @Test
    void onlyTheLatestThreePeriodsAreLookedAt() {
        assertThat(look("0", "0", "10", "10", "10")).isEmpty();
        assertThat(look("10", "10", "10", "7", "6")).isPresent();
    }

    @Test
    void periodsBeforeClosureAndTooFewAfterItSayNothing() {
        assertThat(look("0", "0")).isEmpty();
        var before = List.of(CLOSED_AT.minusMonths(1), CLOSED_AT, CLOSED_AT.plusMonths(1));
        assertThat(WATCH.look(before, new Actuals(List.of()), false)).isEmpty();
    }

    @Test
    void aGapBetweenClosedPeriodsIsNotJudged() {
        var gap = List.of(CLOSED_AT.plusMonths(1), CLOSED_AT.plusMonths(3), CLOSED_AT.plusMonths(4));

        assertThat(WATCH.look(gap, new Actuals(List.of()), false)).isEmpty();
    }

    @Test
    void thereIsNeverASecondOpenEvent() {
        var periods = List.of(CLOSED_AT.plusMonths(1), CLOSED_AT.plusMonths(2), CLOSED_AT.plusMonths(3));

        assertThat(WATCH.look(periods, new Actuals(List.of()), false)).isPresent();
        assertThat(WATCH.look(periods, new Actuals(List.of()), true)).isEmpty();
    }

    private static Optional<DecayWatch.Decay> look(String... amounts) {
        var periods = new ArrayList<YearMonth>();
        var entries = new ArrayList<ActualEntry>();
        for (var amount : amounts) {
            var period = CLOSED_AT.plusMonths(periods.size() + 1L);
            periods.add(period);
            entries.add(new ActualEntry("A-" + period, period, period, new BigDecimal(amount), "4711", null));
        }
        return WATCH.look(periods, new Actuals(entries), false);
    }
}
