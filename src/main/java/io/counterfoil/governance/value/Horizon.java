package io.counterfoil.governance.value;

import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The months that a figure is asked for.
 *
 * @param last included; not before {@code first}
 */
public record Horizon(YearMonth first, YearMonth last) {

    public Horizon {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a horizon ends in " + last + " before it begins in " + first);
        }
    }

    /** January to December. */
    public static Horizon ofYear(int year) {
        return new Horizon(YearMonth.of(year, Month.JANUARY), YearMonth.of(year, Month.DECEMBER));
    }

    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    /** How many months; at least one. */
    public long months() {
        return ChronoUnit.MONTHS.between(first, last) + 1;
    }
}
