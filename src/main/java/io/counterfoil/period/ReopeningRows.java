package io.counterfoil.period;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code period_reopening}. */
@Repository
class ReopeningRows {
    private final JdbcClient jdbc;

    ReopeningRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a period, the first first. */
    List<PeriodReopening> of(YearMonth period) {
        return jdbc.sql("select * from period_reopening where period = :period order by requested_at, number")
                .param("period", period.toString())
                .query(ReopeningRows::row)
                .list();
    }

    Optional<PeriodReopening> find(String number) {
        return jdbc.sql("select * from period_reopening where number = :number")
                .param("number", number)
                .query(ReopeningRows::row)
                .optional();
    }

    void insert(PeriodReopening request) {
        jdbc.sql("""
                        insert into period_reopening (number, period, version, reason, cut_off_at, requested_by, requested_at)
                        values (:number, :period, :version, :reason, :cutOff, :by, :at)""")
                .param("number", request.number())
                .param("period", request.period().toString())
                .param("version", request.version())
                .param("reason", request.reason())
                .param("cutOff", Timestamp.from(request.cutOffAt()))
                .param("by", request.requestedBy())
                .param("at", Timestamp.from(request.requestedAt()))
                .update();
    }

    /** @return whether it waited for the decision */
    boolean decide(String number, PeriodReopening.State state, String person, String reason, Instant at) {
        return jdbc.sql("""
                        update period_reopening set state = :state, decided_by = :by, decided_at = :at,
                            decision_reason = :reason where number = :number and state = 'REQUESTED'""")
                        .param("state", state.name())
                        .param("by", person)
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .param("number", number)
                        .update()
                == 1;
    }

    private static PeriodReopening row(ResultSet row, int number) throws SQLException {
        return new PeriodReopening(
                row.getString("number"),
                YearMonth.parse(row.getString("period")),
                row.getInt("version"),
                row.getString("reason"),
                row.getTimestamp("cut_off_at").toInstant(),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                PeriodReopening.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                row.getString("decision_reason"));
    }
}
