package io.counterfoil.governance.closing;

import io.counterfoil.governance.closure.DecayWatch.Decay;
import io.counterfoil.kernel.NotFound;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of decay events. */
@Repository
class DecayRows {
    private final JdbcClient jdbc;

    DecayRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Closed measures whose value should come again each year. */
    List<String> watched() {
        return jdbc.sql(
                        "select measure from measure where stage = 'D5' and effect is distinct from 'ONE_OFF' order by 1")
                .query(String.class)
                .list();
    }

    /** @return empty if another one is open by now */
    Optional<String> insert(String measure, Decay decay, BigDecimal runRate, Instant at) {
        var periods = decay.periods();
        return jdbc.sql("""
                        insert into decay_event (event, measure, last_period, reached, run_rate, words, found_at)
                        values ('DE-' || nextval('decay_event_number'), :measure, :last, :reached, :runRate, :words, :at)
                        on conflict (measure) where decided_at is null do nothing
                        returning event
                        """)
                .param("measure", measure)
                .param("last", periods.get(periods.size() - 1).toString())
                // Of a year: the watch compares both times twelve months.
                .param("reached", decay.index().reached().divide(BigDecimal.valueOf(12)))
                .param("runRate", runRate)
                .param("words", decay.words())
                .param("at", Timestamp.from(at))
                .query(String.class)
                .optional();
    }

    /** Oldest first. */
    List<DecayEvent> of(String measure) {
        return jdbc.sql("select * from decay_event where measure = :measure order by found_at, event")
                .param("measure", measure)
                .query(DecayRows::read)
                .list();
    }

    /** @throws NotFound {@code DECAY_UNKNOWN} */
    DecayEvent get(String event) {
        return jdbc.sql("select * from decay_event where event = :event")
                .param("event", event)
                .query(DecayRows::read)
                .optional()
                .orElseThrow(() -> new NotFound("DECAY_UNKNOWN", "there is no decay event " + event));
    }

    void decide(
            String event, DecayDecision decision, String reason, String by, @Nullable String actingFor, Instant at) {
        jdbc.sql("""
                        update decay_event set decision = :decision, reason = :reason, decided_by = :by,
                            acting_for = :actingFor, decided_at = :at
                        where event = :event and decided_at is null
                        """)
                .param("decision", decision.name())
                .param("reason", reason)
                .param("by", by)
                .param("actingFor", actingFor)
                .param("at", Timestamp.from(at))
                .param("event", event)
                .update();
    }

    private static DecayEvent read(ResultSet row, int number) throws SQLException {
        var decision = row.getString("decision");
        var decidedAt = row.getTimestamp("decided_at");
        return new DecayEvent(
                row.getString("event"),
                row.getString("measure"),
                YearMonth.parse(row.getString("last_period")),
                row.getBigDecimal("reached"),
                row.getBigDecimal("run_rate"),
                row.getString("words"),
                row.getTimestamp("found_at").toInstant(),
                decision == null ? null : DecayDecision.valueOf(decision),
                row.getString("reason"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
    }
}
