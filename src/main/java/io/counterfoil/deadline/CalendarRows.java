package io.counterfoil.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calendars as they stand in the database. */
@Repository
class CalendarRows {
    private static final String HEAD = "select id, name, zone, country, subdivision, by_default from working_calendar";

    private final JdbcClient jdbc;

    CalendarRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WorkingCalendar> find(String id) {
        return jdbc.sql(HEAD + " where id = :id")
                .param("id", id)
                .query((row, number) -> whole(row))
                .optional();
    }

    WorkingCalendar byDefault() {
        return jdbc.sql(HEAD + " where by_default")
                .query((row, number) -> whole(row))
                .single();
    }

    Optional<WorkingCalendar> ofEntity(String legalEntity) {
        return jdbc.sql("select calendar from calendar_of_entity where legal_entity = :entity")
                .param("entity", legalEntity)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    List<WorkingCalendar> page(int size, long offset) {
        return jdbc.sql(HEAD + " order by id limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> whole(row))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from working_calendar")
                .query(Long.class)
                .single();
    }

    void write(CalendarDraft draft) {
        jdbc.sql("""
                        insert into working_calendar (id, name, zone, country, subdivision)
                        values (:id, :name, :zone, :country, :subdivision)
                        on conflict (id) do update set name = :name, zone = :zone, country = :country,
                            subdivision = :subdivision
                        """)
                .param("id", draft.id())
                .param("name", draft.name())
                .param("zone", draft.zone())
                .param("country", draft.country())
                .param("subdivision", draft.subdivision())
                .update();
        jdbc.sql("delete from calendar_hours where calendar = :id")
                .param("id", draft.id())
                .update();
        draft.week()
                .forEach(one -> jdbc.sql(
                                "insert into calendar_hours (calendar, weekday, opens, closes) values (:id, :day, :opens, :closes)")
                        .param("id", draft.id())
                        .param("day", one.weekday().getValue())
                        .param("opens", one.hours().opens())
                        .param("closes", one.hours().closes())
                        .update());
    }

    void makeDefault(String id) {
        jdbc.sql("update working_calendar set by_default = false where by_default and id <> :id")
                .param("id", id)
                .update();
        jdbc.sql("update working_calendar set by_default = true where id = :id")
                .param("id", id)
                .update();
    }

    void writeDay(String calendar, SpecialDay day) {
        var hours = day.hours();
        jdbc.sql("""
                        insert into calendar_day (calendar, day, name, opens, closes)
                        values (:calendar, :day, :name, :opens::time, :closes::time)
                        on conflict (calendar, day) do update set name = :name, opens = :opens::time,
                            closes = :closes::time
                        """)
                .param("calendar", calendar)
                .param("day", day.day())
                .param("name", day.name())
                .param("opens", hours == null ? null : hours.opens().toString())
                .param("closes", hours == null ? null : hours.closes().toString())
                .update();
    }

    boolean deleteDay(String calendar, LocalDate day) {
        return jdbc.sql("delete from calendar_day where calendar = :calendar and day = :day")
                        .param("calendar", calendar)
                        .param("day", day)
                        .update()
                > 0;
    }

    void assign(String legalEntity, String calendar) {
        jdbc.sql("""
                        insert into calendar_of_entity (legal_entity, calendar) values (:entity, :calendar)
                        on conflict (legal_entity) do update set calendar = :calendar
                        """).param("entity", legalEntity).param("calendar", calendar).update();
    }

    private WorkingCalendar whole(ResultSet row) throws SQLException {
        var id = row.getString("id");
        return new WorkingCalendar(
                id,
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("country"),
                row.getString("subdivision"),
                row.getBoolean("by_default"),
                week(id),
                days(id),
                jdbc.sql("select legal_entity from calendar_of_entity where calendar = :id order by legal_entity")
                        .param("id", id)
                        .query(String.class)
                        .list());
    }

    private List<WeeklyHours> week(String id) {
        return jdbc.sql("select weekday, opens, closes from calendar_hours where calendar = :id")
                .param("id", id)
                .query((row, number) -> new WeeklyHours(
                        DayOfWeek.of(row.getInt("weekday")),
                        new WorkingHours(
                                row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class))))
                .list();
    }

    private List<SpecialDay> days(String id) {
        return jdbc.sql("select day, name, opens, closes from calendar_day where calendar = :id order by day")
                .param("id", id)
                .query((row, number) -> new SpecialDay(
                        row.getObject("day", LocalDate.class),
                        row.getString("name"),
                        hours(row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class))))
                .list();
    }

    private static @Nullable WorkingHours hours(@Nullable LocalTime opens, @Nullable LocalTime closes) {
        return opens == null || closes == null ? null : new WorkingHours(opens, closes);
    }
}
