package io.counterfoil.period;

import io.counterfoil.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code reporting_period}. */
@Repository
class PeriodRows {
    private final JdbcClient jdbc;

    PeriodRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReportingPeriod> find(YearMonth period) {
        return jdbc.sql("select * from reporting_period where period = :period")
                .param("period", period.toString())
                .query(PeriodRows::row)
                .optional();
    }

    /** @throws NotFound {@code PERIOD_UNKNOWN} */
    ReportingPeriod get(YearMonth period) {
        return find(period)
                .orElseThrow(() -> new NotFound(
                        "PERIOD_UNKNOWN",
                        period + " was never opened as a reporting period; a controller opens it at"
                                + " /api/v1/reporting-periods"));
    }

    /** Newest first. */
    List<ReportingPeriod> page(int limit, long offset) {
        return jdbc.sql("select * from reporting_period order by period desc limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(PeriodRows::row)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from reporting_period")
                .query(Long.class)
                .single();
    }

    /** Oldest first, both ends included. */
    List<ReportingPeriod> between(YearMonth from, YearMonth to) {
        return jdbc.sql("select * from reporting_period where period between :from and :to order by period")
                .param("from", from.toString())
                .param("to", to.toString())
                .query(PeriodRows::row)
                .list();
    }

    /** Those from this one on that are not open, oldest first. */
    List<ReportingPeriod> notOpenFrom(YearMonth from) {
        return jdbc.sql("select * from reporting_period where period >= :from and state in ('CUT_OFF', 'CLOSED')"
                        + " order by period")
                .param("from", from.toString())
                .query(PeriodRows::row)
                .list();
    }

    void insert(ReportingPeriod period) {
        write("""
                insert into reporting_period (period, state, since, changed_by, reason, cut_off_at, version)
                values (:period, :state, :since, :by, :reason, :cutOff, :version)""", period);
    }

    void update(ReportingPeriod period) {
        write("""
                update reporting_period set state = :state, since = :since, changed_by = :by, reason = :reason,
                    cut_off_at = :cutOff, version = :version where period = :period""", period);
    }

    private void write(String sql, ReportingPeriod period) {
        jdbc.sql(sql)
                .param("period", period.period().toString())
                .param("state", period.state().name())
                .param("since", Timestamp.from(period.since()))
                .param("by", period.changedBy())
                .param("reason", period.reason())
                .param("cutOff", Timestamp.from(period.cutOffAt()))
                .param("version", period.version(), Types.INTEGER)
                .update();
    }

    private static ReportingPeriod row(ResultSet row, int number) throws SQLException {
        return new ReportingPeriod(
                YearMonth.parse(row.getString("period")),
                PeriodState.valueOf(row.getString("state")),
                instant(row, "since"),
                row.getString("changed_by"),
                row.getString("reason"),
                instant(row, "cut_off_at"),
                version(row));
    }

    private static @Nullable Integer version(ResultSet row) throws SQLException {
        var version = row.getInt("version");
        return row.wasNull() ? null : Integer.valueOf(version);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
