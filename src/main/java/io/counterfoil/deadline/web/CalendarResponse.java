package io.counterfoil.deadline.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.deadline.SpecialDay;
import io.counterfoil.deadline.WorkingCalendar;
import io.counterfoil.exchange.api.Links;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calendar as callers see it. */
record CalendarResponse(
        String id,
        String name,
        String zone,
        String country,
        String subdivision,
        boolean byDefault,
        List<CalendarController.Hours> week,
        List<Day> specialDays,
        List<String> legalEntities,
        @JsonProperty("_links") Links links) {

    /** A day that differs; without hours it is off. */
    record Day(
            LocalDate day,
            String name,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes) {
        static Day of(SpecialDay special) {
            var hours = special.hours();
            return new Day(
                    special.day(),
                    special.name(),
                    hours == null ? null : hours.opens(),
                    hours == null ? null : hours.closes());
        }
    }

    static CalendarResponse of(WorkingCalendar calendar) {
        var path = CalendarController.PATH + "/" + calendar.id();
        return new CalendarResponse(
                calendar.id(),
                calendar.name(),
                calendar.zone().getId(),
                calendar.country(),
                calendar.subdivision(),
                calendar.byDefault(),
                calendar.week().stream()
                        .map(one -> new CalendarController.Hours(
                                one.weekday(), one.hours().opens(), one.hours().closes()))
                        .toList(),
                calendar.specialDays().stream().map(Day::of).toList(),
                calendar.legalEntities(),
                Links.self(path).and("due", path + "/due"));
    }
}
