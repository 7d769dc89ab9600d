package io.counterfoil.governance.gate;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.GateState;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of questions and votes, and the columns of a measure that only gates write. */
@Repository
class PassageRows {
    private static final String QUESTIONS = """
            select passage, measure, round, asked, from_stage, return_to, review_on, sunk_cost, reason, asked_by,
                   asked_at, outcome, outcome_reason, decided_at
            from gate_question join gate_passage using (passage)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PassageRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The key of a new passage; the caller holds the measure's lock.
     *
     * @param kind what the key begins with
     * @throws Conflict {@code GATE_OPEN}
     */
    String open(String kind, String measure, String by) {
        requireNoneOpen(measure);
        return jdbc.sql("insert into gate_passage (passage, measure, opened_by, opened_at)"
                        + " values (:kind || '-' || nextval('gate_passage_number'), :measure, :by, :at)"
                        + " returning passage")
                .param("kind", kind)
                .param("measure", measure)
                .param("by", by)
                .param("at", now())
                .query(String.class)
                .single();
    }

    void ask(String passage, Stage from, GateRequest request, String by) {
        var returnTo = request.returnTo();
        jdbc.sql("""
                        insert into gate_question (passage, round, asked, from_stage, return_to, review_on, sunk_cost,
                            reason, asked_by, asked_at)
                        select :passage, count(*) + 1, :asked, :from, :returnTo, :reviewOn, :sunkCost, :reason, :by, :at
                        from gate_question where passage = :passage
                        """)
                .param("passage", passage)
                .param("asked", request.decision().name())
                .param("from", from.name())
                .param("returnTo", returnTo == null ? null : returnTo.name())
                .param("reviewOn", request.reviewOn())
                .param("sunkCost", request.sunkCost())
                .param("reason", request.reason().strip())
                .param("by", by)
                .param("at", now())
                .update();
    }

    /** The newest question of a passage. */
    Optional<GateQuestion> newest(String passage) {
        return jdbc.sql(QUESTIONS + "where passage = :passage order by round desc limit 1")
                .param("passage", passage)
                .query(GateQuestion.class)
                .optional();
    }

    /** @throws NotFound {@code GATE_PASSAGE_UNKNOWN} */
    GateQuestion get(String passage) {
        return newest(passage)
                .orElseThrow(() -> new NotFound("GATE_PASSAGE_UNKNOWN", "there is no gate passage " + passage));
    }

    /** Who put what is asked now; a decider who proposes something else has answered, not asked. */
    String askerOf(String passage) {
        return jdbc.sql("""
                        select asked_by from gate_question question where passage = :passage and not exists (
                            select 1 from gate_question before where before.passage = question.passage
                            and before.round = question.round - 1 and before.outcome = 'REPLACED')
                        order by round desc limit 1
                        """).param("passage", passage).query(String.class).single();
    }

    /** Open questions about measures of this committee. */
    List<GateQuestion> openOfCommittee(String committee) {
        return jdbc.sql(QUESTIONS + "where measure in (select measure from measure where committee = :committee)"
                        + " and outcome is null and settled_at is null order by passage")
                .param("committee", committee)
                .query(GateQuestion.class)
                .list();
    }

    /** Whether a controller restated the value, so that the committee votes on it. */
    boolean isRestatedClosure(String passage) {
        return jdbc.sql("select exists (select 1 from measure_closure where passage = :passage"
                        + " and decision = 'CONFIRM_WITH_DEVIATION')")
                .param("passage", passage)
                .query(Boolean.class)
                .single();
    }

    /** All questions about a measure, oldest first. */
    List<GateQuestion> of(String measure) {
        return jdbc.sql(QUESTIONS + "where measure = :measure order by asked_at, round")
                .param("measure", measure)
                .query(GateQuestion.class)
                .list();
    }

    /** @throws Conflict {@code GATE_OPEN} */
    void requireNoneOpen(String measure) {
        jdbc.sql("select passage from gate_passage where measure = :measure and settled_at is null")
                .param("measure", measure)
                .query(String.class)
                .optional()
                .ifPresent(passage -> {
                    throw new Conflict(
                            "GATE_OPEN",
                            measure + " is before the gate already with " + passage + "; have that settled first");
                });
    }

    void vote(GateQuestion question, GateVote vote) {
        jdbc.sql("insert into gate_vote (passage, round, capacity, voter, agreed, reason, acting_for, voted_at)"
                        + " values (:passage, :round, :capacity, :voter, :agreed, :reason, :actingFor, :at)")
                .param("passage", question.passage())
                .param("round", question.round())
                .param("capacity", vote.capacity().name())
                .param("voter", vote.voter())
                .param("agreed", vote.agreed())
                .param("reason", vote.reason())
                .param("actingFor", vote.actingFor())
                .param("at", Timestamp.from(vote.votedAt()))
                .update();
    }

    /** Oldest first. */
    List<GateVote> votes(String passage, int round) {
        return jdbc.sql("select capacity, voter, agreed, reason, acting_for, voted_at from gate_vote"
                        + " where passage = :passage and round = :round order by voted_at, voter")
                .param("passage", passage)
                .param("round", round)
                .query(GateVote.class)
                .list();
    }

    void end(GateQuestion question, GateQuestion.Outcome outcome, String reason) {
        jdbc.sql("update gate_question set outcome = :outcome, outcome_reason = :reason, decided_at = :at"
                        + " where passage = :passage and round = :round and outcome is null")
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("at", now())
                .param("passage", question.passage())
                .param("round", question.round())
                .update();
    }

    void settle(String passage) {
        jdbc.sql("update gate_passage set settled_at = :at where passage = :passage and settled_at is null")
                .param("at", now())
                .param("passage", passage)
                .update();
    }

    /**
     * Puts a measure where a decision leads.
     *
     * @param closedRunRate null unless it is closed
     */
    void place(String measure, GateState state, GateRequest request, @Nullable BigDecimal closedRunRate) {
        var held = state.condition() == Condition.ON_HOLD;
        var cancelled = state.condition() == Condition.CANCELLED;
        jdbc.sql("""
                        update measure set stage = :stage, condition = :condition, holds_in_a_row = :holds,
                            review_on = :reviewOn, sunk_cost = :sunkCost, closed_run_rate = :runRate,
                            closed_at = case when :stage = 'D5' then :now::timestamptz end, version = version + 1
                        where measure = :measure
                        """)
                .param("stage", state.stage().name())
                .param("condition", state.condition().name())
                .param("holds", state.holdsInARow())
                .param("reviewOn", when(held, request.reviewOn()))
                .param("sunkCost", when(cancelled, request.sunkCost()))
                .param("runRate", closedRunRate)
                .param("now", now())
                .param("measure", measure)
                .update();
    }

    private static @Nullable Object when(boolean holds, @Nullable Object value) {
        return holds ? value : null;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
