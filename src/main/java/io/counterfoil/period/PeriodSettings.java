package io.counterfoil.period;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Defaults of reporting periods. The moment at which a period is cut off is data of the period and can be moved.
 *
 * @param cutOffWeekday which weekday, Monday to Friday, of the following month; 1 to 20. Public holidays are not left
 *     out: move the date of the period where one matters
 * @param cutOffTime on a clock at the wall of the zone
 * @param zone in which months begin and end
 * @param reopenedFor how long a reopened period stays open if nobody says when it is cut off
 */
@ConfigurationProperties("counterfoil.period")
record PeriodSettings(
        @DefaultValue("3") int cutOffWeekday,
        @DefaultValue("18:00") LocalTime cutOffTime,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("P5D") Period reopenedFor) {
    private static final int MOST_WEEKDAYS = 20;

    PeriodSettings {
        if (cutOffWeekday < 1 || cutOffWeekday > MOST_WEEKDAYS) {
            throw new IllegalArgumentException(
                    "counterfoil.period.cut-off-weekday must be 1 to " + MOST_WEEKDAYS + " but is " + cutOffWeekday);
        }
    }

    Instant cutOffOf(YearMonth period) {
        return Stream.iterate(period.plusMonths(1).atDay(1), day -> day.plusDays(1))
                .filter(PeriodSettings::isWeekday)
                .skip(cutOffWeekday - 1L)
                .findFirst()
                .orElseThrow()
                .atTime(cutOffTime)
                .atZone(zone)
                .toInstant();
    }

    /** The first moment after the month. */
    Instant endOf(YearMonth period) {
        return period.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    Instant reopenedUntil(Instant now) {
        return now.atZone(zone).plus(reopenedFor).toInstant();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
