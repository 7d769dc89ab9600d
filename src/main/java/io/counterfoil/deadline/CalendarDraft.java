package io.counterfoil.deadline;

import io.counterfoil.kernel.InputCheck;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/**
 * A calendar as somebody wants it. Special days and legal entities are kept apart.
 *
 * @param zone an id of the IANA time zone data, for example {@code Europe/Berlin}
 */
public record CalendarDraft(
        String id, String name, String zone, String country, String subdivision, List<WeeklyHours> week) {
    public CalendarDraft {
        week = List.copyOf(week);
    }

    void check(PublicHolidays holidays) {
        new InputCheck()
                .that(
                        id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}"),
                        "id",
                        "must have letters, digits, - and _ only, 40 at most")
                .text("name", name, 100)
                .that(isRegion(zone), "zone", "must be a time zone such as Europe/Berlin")
                .that(
                        holidays.knows(country, subdivision),
                        country.isEmpty() ? "subdivision" : "country",
                        "must be one whose public holidays are known, in small letters, such as de or de with by for"
                                + " Bavaria; or empty")
                .that(!week.isEmpty(), "week", "must have hours on one weekday at least")
                .that(week.stream().allMatch(one -> one.hours().areSound()), "week", "must close after it opens")
                .that(
                        week.stream().allMatch(one -> one.hours().areWholeMinutes()),
                        "week",
                        "must open and close at whole minutes")
                .that(!overlaps(), "week", "must not have hours that overlap")
                .done();
    }

    private boolean overlaps() {
        return week.stream()
                .anyMatch(one -> week.stream()
                        .anyMatch(other -> one != other
                                && one.weekday() == other.weekday()
                                && !one.hours().opens().isAfter(other.hours().opens())
                                && one.hours().opens().toSecondOfDay() / 60
                                                + one.hours().minutes()
                                        > other.hours().opens().toSecondOfDay() / 60));
    }

    private static boolean isRegion(String zone) {
        try {
            return ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
        } catch (DateTimeException none) {
            return false;
        }
    }
}
