package io.counterfoil.governance.closing;

import io.counterfoil.governance.closure.ClosureReview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of closures and of the evidence they were decided on; both are only ever added to. */
@Repository
class ClosureRows {
    private final JdbcClient jdbc;

    ClosureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ClosureAnswer answer, ClosureReview evidence) {
        var last = answer.lastPeriod();
        jdbc.sql("""
                        insert into measure_closure (passage, decision, run_rate, last_period, reason, decided_by,
                            acting_for, decided_at)
                        values (:passage, :decision, :runRate, :last, :reason, :by, :actingFor, :at)
                        """)
                .param("passage", answer.passage())
                .param("decision", answer.decision().name())
                .param("runRate", answer.runRate())
                .param("last", last == null ? null : last.toString())
                .param("reason", answer.reason())
                .param("by", answer.decidedBy())
                .param("actingFor", answer.actingFor())
                .param("at", Timestamp.from(answer.decidedAt()))
                .update();
        for (var check : evidence.checks()) {
            jdbc.sql("insert into closure_evidence (passage, condition, met, found, required, words)"
                            + " values (:passage, :condition, :met, :found, :required, :words)")
                    .param("passage", answer.passage())
                    .param("condition", check.condition().name())
                    .param("met", check.met())
                    .param("found", check.actual())
                    .param("required", check.limit())
                    .param("words", check.words())
                    .update();
        }
    }

    Optional<ClosureAnswer> find(String passage) {
        return jdbc.sql("select * from measure_closure where passage = :passage")
                .param("passage", passage)
                .query(ClosureRows::read)
                .optional();
    }

    /** By which a measure was closed last. */
    Optional<ClosureAnswer> newest(String measure) {
        return jdbc.sql("""
                        select measure_closure.* from measure_closure
                        join gate_passage using (passage)
                        join gate_question on gate_question.passage = measure_closure.passage and outcome = 'DECIDED'
                        where measure = :measure and decision <> 'REJECT' order by opened_at desc limit 1
                        """).param("measure", measure).query(ClosureRows::read).optional();
    }

    private static ClosureAnswer read(ResultSet row, int number) throws SQLException {
        var last = row.getString("last_period");
        return new ClosureAnswer(
                row.getString("passage"),
                ClosureDecision.valueOf(row.getString("decision")),
                row.getBigDecimal("run_rate"),
                last == null ? null : YearMonth.parse(last),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getString("acting_for"),
                row.getTimestamp("decided_at").toInstant());
    }
}
