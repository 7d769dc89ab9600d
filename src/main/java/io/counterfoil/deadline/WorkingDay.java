package io.counterfoil.deadline;

import java.time.Duration;
import java.util.List;

/**
 * One day of a calendar.
 *
 * @param hours in order, not overlapping; none on a day off
 * @param counts how much of a working day it is: one day of 24 hours here is one whole working day, whatever its hours
 */
record WorkingDay(List<WorkingHours> hours, Duration counts) {
    static final Duration WHOLE = Duration.ofDays(1);
    static final WorkingDay OFF = new WorkingDay(List.of(), Duration.ZERO);

    WorkingDay {
        hours = List.copyOf(hours);
    }

    boolean isOff() {
        return counts.isZero();
    }
}
