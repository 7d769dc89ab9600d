package io.counterfoil.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Adding and measuring are two sides of one rule, from every minute of three years. */
class WorkingTimePropertyTest {
    /** Rounding is to the second, which is a hundredth of a per cent of a half day at most. */
    @Property(tries = 300)
    void whatIsAddedIsMeasuredAgain(
            @ForAll @IntRange(max = 3 * 365 * 24 * 60) int minutes,
            @ForAll @IntRange(min = 1, max = 2000) int hundredths) {
        var from = LocalDateTime.parse("2026-01-01T00:00")
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(60L * minutes);
        var amount = Duration.ofDays(1).multipliedBy(hundredths).dividedBy(100);
        for (var time :
                List.of(CalendarExamples.germany(), CalendarExamples.plant(), CalendarExamples.sundayNights())) {
            var due = time.after(from, amount);
            assertThat(time.between(from, due)).isCloseTo(amount, Duration.ofSeconds(30));
            assertThat(time.between(from, due.minusSeconds(1))).isLessThan(amount);
            assertThat(due).isAfter(from);
        }
    }
}
