package io.counterfoil.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * When people of one or more legal entities work.
 *
 * @param country ISO 3166-1 alpha-2 code in small letters; empty for no public holidays
 * @param subdivision of the country as the holiday data name it, for example {@code by} for Bavaria; empty for none
 * @param byDefault for whoever no other calendar is recorded for; exactly one calendar is
 */
public record WorkingCalendar(
        String id,
        String name,
        ZoneId zone,
        String country,
        String subdivision,
        boolean byDefault,
        List<WeeklyHours> week,
        List<SpecialDay> specialDays,
        List<String> legalEntities) {
    public WorkingCalendar {
        week = week.stream()
                .sorted(Comparator.comparing(WeeklyHours::weekday)
                        .thenComparing(one -> one.hours().opens()))
                .toList();
        specialDays = List.copyOf(specialDays);
        legalEntities = List.copyOf(legalEntities);
    }

    /** The calendar as a rule. A special day counts more than a public holiday, and that more than the week. */
    WorkingTime time(Predicate<LocalDate> isHoliday) {
        return new WorkingTime(zone, day -> on(day, isHoliday));
    }

    private WorkingDay on(LocalDate day, Predicate<LocalDate> isHoliday) {
        var usual = week.stream()
                .filter(one -> one.weekday() == day.getDayOfWeek())
                .map(WeeklyHours::hours)
                .toList();
        var special = specialDays.stream().filter(one -> one.day().equals(day)).findFirst();
        if (special.isPresent()) {
            var hours = special.get().hours();
            return hours == null ? WorkingDay.OFF : new WorkingDay(List.of(hours), countOf(hours, usual));
        }
        return usual.isEmpty() || isHoliday.test(day) ? WorkingDay.OFF : new WorkingDay(usual, WorkingDay.WHOLE);
    }

    /** A shorter day counts the part it has of its usual hours; a day that is usually off, or a longer one, is whole. */
    private static Duration countOf(WorkingHours hours, List<WorkingHours> usual) {
        var normal = usual.stream().mapToInt(WorkingHours::minutes).sum();
        return normal == 0 || hours.minutes() >= normal
                ? WorkingDay.WHOLE
                : WorkingDay.WHOLE.multipliedBy(hours.minutes()).dividedBy(normal);
    }
}
