package io.counterfoil.kernel;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Durations as people read them. */
public final class TimeSpan {
    private TimeSpan() {}

    /** The two largest units: {@code 3 d 4 h}, {@code 12 min}, {@code under 1 s}. */
    public static String words(Duration time) {
        if (time.toSeconds() < 1) {
            return "under 1 s";
        }
        return Stream.of(
                        part(time.toDays(), "d"),
                        part(time.toHoursPart(), "h"),
                        part(time.toMinutesPart(), "min"),
                        part(time.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .collect(Collectors.joining(" "));
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + " " + unit;
    }
}
