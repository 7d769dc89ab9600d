package io.counterfoil.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * From when to when people work, on a clock at the wall.
 *
 * @param closes midnight means the end of the day
 */
public record WorkingHours(LocalTime opens, LocalTime closes) {
    boolean areSound() {
        return closes.equals(LocalTime.MIDNIGHT) || closes.isAfter(opens);
    }

    /** Finer is not kept, and not counted. */
    boolean areWholeMinutes() {
        return isWhole(opens) && isWhole(closes);
    }

    private static boolean isWhole(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Where the clock is put forward an hour that does not exist begins when the clock goes on. */
    ZonedDateTime opensOn(LocalDate day, ZoneId zone) {
        return day.atTime(opens).atZone(zone);
    }

    /** Where the clock is put back the hour that comes twice is worked twice. */
    ZonedDateTime closesOn(LocalDate day, ZoneId zone) {
        return closes.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone)
                : day.atTime(closes).atZone(zone).withLaterOffsetAtOverlap();
    }

    /** By the clock at the wall, for comparing days with each other. */
    int minutes() {
        var end = closes.equals(LocalTime.MIDNIGHT) ? 24 * 60 : closes.toSecondOfDay() / 60;
        return end - opens.toSecondOfDay() / 60;
    }
}
