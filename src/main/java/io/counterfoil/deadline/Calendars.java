package io.counterfoil.deadline;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.NotFound;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendars, and whose counts for whom. Master data: every change is on record. */
@Service
@Transactional
public class Calendars {
    private final CalendarRows rows;
    private final PublicHolidays holidays;
    private final ApplicationEventPublisher events;

    Calendars(CalendarRows rows, PublicHolidays holidays, ApplicationEventPublisher events) {
        this.rows = rows;
        this.holidays = holidays;
        this.events = events;
    }

    /** @throws NotFound {@code CALENDAR_UNKNOWN} */
    @Transactional(readOnly = true)
    public WorkingCalendar get(String id) {
        return rows.find(id).orElseThrow(() -> new NotFound("CALENDAR_UNKNOWN", "there is no calendar " + id));
    }

    @Transactional(readOnly = true)
    public List<WorkingCalendar> page(int size, long offset) {
        return rows.page(size, offset);
    }

    @Transactional(readOnly = true)
    public long count() {
        return rows.count();
    }

    /** The rule of a calendar. */
    @Transactional(readOnly = true)
    public WorkingTime time(String id) {
        return timeOf(get(id));
    }

    /** The rule for people of these entities: the calendar they share, else the default. */
    @Transactional(readOnly = true)
    public WorkingTime timeFor(Set<String> legalEntities) {
        return timeOf(calendarFor(legalEntities));
    }

    /** The time zone of people of these entities. */
    @Transactional(readOnly = true)
    public ZoneId zoneFor(Set<String> legalEntities) {
        return calendarFor(legalEntities).zone();
    }

    private WorkingCalendar calendarFor(Set<String> legalEntities) {
        var shared = legalEntities.stream()
                .map(entity -> rows.ofEntity(entity).orElseGet(rows::byDefault))
                .collect(Collectors.toMap(WorkingCalendar::id, calendar -> calendar, (one, same) -> one));
        return shared.size() == 1 ? shared.values().iterator().next() : rows.byDefault();
    }

    /**
     * Adds a calendar or changes one. Deadlines already set stay.
     *
     * @throws InvalidInput if it makes no sense
     */
    public WorkingCalendar write(CalendarDraft draft, String by) {
        draft.check(holidays);
        rows.write(draft);
        publish(
                draft.id(),
                by,
                "CALENDAR_CHANGED",
                Map.of(
                        "zone", draft.zone(),
                        "country", draft.country(),
                        "subdivision", draft.subdivision(),
                        "hours", spoken(draft)));
        return get(draft.id());
    }

    /** From now on it counts for whoever no other calendar is recorded for. */
    public WorkingCalendar makeDefault(String id, String by) {
        get(id);
        rows.makeDefault(id);
        publish(id, by, "CALENDAR_MADE_DEFAULT", Map.of());
        return get(id);
    }

    /** Records a closing day, a half day or a day that is worked by way of exception. */
    public WorkingCalendar write(String id, SpecialDay day, String by) {
        get(id);
        var hours = day.hours();
        new InputCheck()
                .text("name", day.name(), 100)
                .day("day", day.day())
                .that(hours == null || hours.areSound(), "closes", "must be after it opens")
                .that(hours == null || hours.areWholeMinutes(), "closes", "must be at a whole minute, as opens must")
                .done();
        rows.writeDay(id, day);
        publish(
                id,
                by,
                "CALENDAR_DAY_CHANGED",
                Map.of(
                        "day", day.day().toString(),
                        "name", day.name(),
                        "hours", hours == null ? "closed" : hours.opens() + "-" + hours.closes()));
        return get(id);
    }

    /** @throws NotFound {@code CALENDAR_DAY_UNKNOWN} if the day is nothing special */
    public WorkingCalendar remove(String id, LocalDate day, String by) {
        get(id);
        if (!rows.deleteDay(id, day)) {
            throw new NotFound("CALENDAR_DAY_UNKNOWN", day + " is nothing special in calendar " + id);
        }
        publish(id, by, "CALENDAR_DAY_REMOVED", Map.of("day", day.toString()));
        return get(id);
    }

    /** From now on the calendar counts for people of this legal entity. */
    public WorkingCalendar assign(String id, String legalEntity, String by) {
        get(id);
        new InputCheck().text("legalEntity", legalEntity, 40).done();
        rows.assign(legalEntity, id);
        publish(id, by, "CALENDAR_ASSIGNED", Map.of("legalEntity", legalEntity));
        return get(id);
    }

    private WorkingTime timeOf(WorkingCalendar calendar) {
        return calendar.time(holidays.of(calendar.country(), calendar.subdivision()));
    }

    private void publish(String id, String by, String action, Map<String, String> figures) {
        events.publishEvent(new AuditFact("CALENDAR-" + id, by, action, "", figures));
    }

    private static String spoken(CalendarDraft draft) {
        return draft.week().stream()
                .map(one -> one.weekday() + " " + one.hours().opens() + "-"
                        + one.hours().closes())
                .collect(Collectors.joining(", "));
    }
}
