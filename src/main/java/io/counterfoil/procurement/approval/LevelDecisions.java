package io.counterfoil.procurement.approval;

import io.counterfoil.kernel.Forbidden;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What levels decided about requisitions, amendments and invoices; append-only. */
@Repository
public class LevelDecisions {
    /** What everybody reads where time decided; never an approval. The time stands in the diagrams. */
    public static final String LAPSED = "Nobody decided in time, so this counts as refused.";

    private final JdbcClient jdbc;
    private final Clock clock;

    LevelDecisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of one round, in their order. */
    public List<LevelDecision> of(String documentKey, int round) {
        return jdbc.sql("select approver, approver_group, approved, reason, on_behalf_of from level_decision"
                        + " where document_key = :key and round = :round order by decided_at")
                .param("key", documentKey)
                .param("round", round)
                .query(LevelDecision.class)
                .list();
    }

    /** Of the rounds before this one, in their order: what was said then stays readable. */
    public List<LevelDecision> before(String documentKey, int round) {
        return jdbc.sql("select approver, approver_group, approved, reason, on_behalf_of from level_decision"
                        + " where document_key = :key and round < :round order by decided_at")
                .param("key", documentKey)
                .param("round", round)
                .query(LevelDecision.class)
                .list();
    }

    /** @throws Forbidden {@code ALREADY_DECIDED} if this person already decided another level in this round */
    public void record(String documentKey, int round, LevelDecision decision) {
        requireDifferentPeople(documentKey, round, decision);
        try {
            jdbc.sql("""
                            insert into level_decision
                                (document_key, round, approver, approver_group, approved, reason, decided_at, on_behalf_of)
                            values (:key, :round, :approver, :group, :approved, :reason, :at, :behalf)
                            """)
                    .param("key", documentKey)
                    .param("round", round)
                    .param("approver", decision.approver())
                    .param("group", decision.approverGroup())
                    .param("approved", decision.approved())
                    .param("reason", decision.reason())
                    .param("behalf", decision.onBehalfOf())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException alreadyDecided) {
            throw alreadyDecided(documentKey, decision);
        }
    }

    /** Deciding for somebody is deciding as both. */
    private void requireDifferentPeople(String documentKey, int round, LevelDecision decision) {
        var absent = decision.onBehalfOf() == null ? decision.approver() : decision.onBehalfOf();
        var decided = jdbc.sql(
                        "select exists (select 1 from level_decision where document_key = :key and round = :round"
                                + " and (approver in (:person, :absent) or on_behalf_of in (:person, :absent)))")
                .param("key", documentKey)
                .param("round", round)
                .param("person", decision.approver())
                .param("absent", absent)
                .query(Boolean.class)
                .single();
        if (decided) {
            throw alreadyDecided(documentKey, decision);
        }
    }

    private static Forbidden alreadyDecided(String documentKey, LevelDecision decision) {
        return new Forbidden(
                "ALREADY_DECIDED",
                decision.who() + " has already decided another level of " + documentKey + "; somebody else of "
                        + decision.approverGroup() + " must decide this one");
    }
}
