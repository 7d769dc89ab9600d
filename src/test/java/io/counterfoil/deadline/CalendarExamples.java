package io.counterfoil.deadline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calendars to count with. */
final class CalendarExamples {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WorkingHours OFFICE = hours("09:00", "17:00");

    private CalendarExamples() {}

    /** Monday to Friday nine to five, German holidays; Christmas Eve and New Year's Eve are worked until one. */
    static WorkingTime germany() {
        return time(BERLIN, "de", "", week(OFFICE), List.of(half("2026-12-24"), half("2026-12-31")));
    }

    static WorkingTime bavaria() {
        return time(BERLIN, "de", "by", week(OFFICE), List.of());
    }

    static WorkingTime unitedStates() {
        return time(ZoneId.of("America/New_York"), "us", "", week(OFFICE), List.of());
    }

    /** Every day from midnight to midnight. */
    static WorkingTime roundTheClock() {
        var week = Arrays.stream(DayOfWeek.values())
                .map(day -> new WeeklyHours(day, hours("00:00", "00:00")))
                .toList();
        return time(BERLIN, "", "", week, List.of());
    }

    /** With a break at noon, short on Fridays, and at the plant some Saturday. */
    static WorkingTime plant() {
        var week = new ArrayList<WeeklyHours>();
        for (var day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)) {
            week.add(new WeeklyHours(day, hours("08:00", "12:00")));
            week.add(new WeeklyHours(day, hours("13:00", "17:00")));
        }
        week.add(new WeeklyHours(DayOfWeek.FRIDAY, hours("08:00", "12:00")));
        return time(
                BERLIN,
                "",
                "",
                week,
                List.of(
                        new SpecialDay(LocalDate.parse("2026-11-28"), "Stocktaking", hours("08:00", "12:00")),
                        new SpecialDay(LocalDate.parse("2026-11-25"), "Works outing", null)));
    }

    /** On Sundays, when clocks are changed, from one to five. */
    static WorkingTime sundayNights() {
        return time(BERLIN, "", "", List.of(new WeeklyHours(DayOfWeek.SUNDAY, hours("01:00", "05:00"))), List.of());
    }

    /** On Sundays from one until half past two, which comes twice when the clock is put back. */
    static WorkingTime shortNights() {
        return time(BERLIN, "", "", List.of(new WeeklyHours(DayOfWeek.SUNDAY, hours("01:00", "02:30"))), List.of());
    }

    static WorkingHours hours(String opens, String closes) {
        return new WorkingHours(LocalTime.parse(opens), LocalTime.parse(closes));
    }

    static Duration days(String workingDays) {
        return DeadlinesInWorkingTime.days(new java.math.BigDecimal(workingDays));
    }

    private static SpecialDay half(String day) {
        return new SpecialDay(LocalDate.parse(day), "Half day", hours("09:00", "13:00"));
    }

    private static List<WeeklyHours> week(WorkingHours hours) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.getValue() <= 5)
                .map(day -> new WeeklyHours(day, hours))
                .toList();
    }

    private static WorkingTime time(
            ZoneId zone, String country, String subdivision, List<WeeklyHours> week, List<SpecialDay> special) {
        return new WorkingCalendar("x", "X", zone, country, subdivision, false, week, special, List.of())
                .time(new PublicHolidays().of(country, subdivision));
    }
}
