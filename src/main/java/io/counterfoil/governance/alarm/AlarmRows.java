package io.counterfoil.governance.alarm;

import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.status.StatusPair;
import io.counterfoil.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of alarms. */
@Repository
class AlarmRows {
    private final JdbcClient jdbc;

    AlarmRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Measures that promise something now, and those with an open alarm. */
    List<String> watched() {
        return jdbc.sql("""
                        select measure from measure where stage in ('D3', 'D4') and condition = 'ACTIVE'
                        union select measure from status_alarm where answered_at is null order by 1
                        """).query(String.class).list();
    }

    Set<String> withOpenAlarm(Collection<String> measures) {
        return Set.copyOf(jdbc.sql("select distinct measure from status_alarm"
                        + " where answered_at is null and measure = any(:measures)")
                .param("measures", measures.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** @return its key; empty if one of the kind is open, or was raised in the period already */
    Optional<String> raise(String measure, Alarm kind, YearMonth period, StatusPair status, Instant at) {
        return jdbc.sql("""
                        insert into status_alarm (alarm, measure, kind, period, implementation, implementation_words,
                            potential, potential_words, raised_at)
                        values ('SA-' || nextval('status_alarm_number'), :measure, :kind, :period, :implementation,
                            :implementationWords, :potential, :potentialWords, :at)
                        on conflict do nothing
                        returning alarm
                        """)
                .param("measure", measure)
                .param("kind", kind.name())
                .param("period", period.toString())
                .param("implementation", status.implementation().light().name())
                .param("implementationWords", status.implementation().reason())
                .param("potential", status.potential().light().name())
                .param("potentialWords", status.potential().reason())
                .param("at", Timestamp.from(at))
                .query(String.class)
                .optional();
    }

    /** Notes of the open alarms of a measure whether their cause still stands. */
    void note(String measure, @Nullable Alarm standing, Instant at) {
        jdbc.sql("""
                        update status_alarm set gone_at = case when kind = :standing then null else coalesce(gone_at, :at) end
                        where measure = :measure and answered_at is null
                          and (kind = :standing) is distinct from (gone_at is null)
                        """)
                .param("standing", standing == null ? "" : standing.name())
                .param("at", Timestamp.from(at))
                .param("measure", measure)
                .update();
    }

    void answer(String alarm, String answer, String by, @Nullable String actingFor, Instant at) {
        jdbc.sql("update status_alarm set answer = :answer, answered_by = :by, acting_for = :actingFor,"
                        + " answered_at = :at where alarm = :alarm and answered_at is null")
                .param("answer", answer)
                .param("by", by)
                .param("actingFor", actingFor)
                .param("at", Timestamp.from(at))
                .param("alarm", alarm)
                .update();
    }

    /** @throws NotFound {@code STATUS_ALARM_UNKNOWN} */
    StatusAlarm get(String alarm) {
        return jdbc.sql("select * from status_alarm where alarm = :alarm")
                .param("alarm", alarm)
                .query(AlarmRows::read)
                .optional()
                .orElseThrow(() -> new NotFound("STATUS_ALARM_UNKNOWN", "there is no status alarm " + alarm));
    }

    /** Not answered yet, oldest first. */
    List<StatusAlarm> open(int limit, long offset) {
        return jdbc.sql("select * from status_alarm where answered_at is null order by raised_at, alarm"
                        + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(AlarmRows::read)
                .list();
    }

    long countOpen() {
        return jdbc.sql("select count(*) from status_alarm where answered_at is null")
                .query(Long.class)
                .single();
    }

    private static StatusAlarm read(ResultSet row, int number) throws SQLException {
        return new StatusAlarm(
                row.getString("alarm"),
                row.getString("measure"),
                Alarm.valueOf(row.getString("kind")),
                YearMonth.parse(row.getString("period")),
                Light.valueOf(row.getString("implementation")),
                row.getString("implementation_words"),
                Light.valueOf(row.getString("potential")),
                row.getString("potential_words"),
                row.getTimestamp("raised_at").toInstant(),
                instant(row, "gone_at"),
                row.getString("answer"),
                row.getString("answered_by"),
                instant(row, "answered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
