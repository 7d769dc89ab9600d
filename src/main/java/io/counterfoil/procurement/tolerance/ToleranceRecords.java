package io.counterfoil.procurement.tolerance;

import io.counterfoil.procurement.tolerance.ToleranceVersion.Status;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes versions of tolerance sets; what may change is guarded by the database. */
@Repository
class ToleranceRecords {
    private final JdbcClient jdbc;
    private final Clock clock;

    ToleranceRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Changes for one scope wait for each other. */
    void lock(ToleranceScope scope, String appliesTo) {
        jdbc.sql("select count(pg_advisory_xact_lock(hashtextextended('tolerance:' || :scope || ':' || :to, 0)))")
                .param("scope", scope.name())
                .param("to", appliesTo)
                .query(Long.class)
                .single();
    }

    /** The draft that waits for its decision, in words. */
    Optional<String> openDraft(ToleranceScope scope, String appliesTo) {
        return jdbc.sql("select name || ' version ' || version || ', proposed by ' || proposed_by from tolerance_set"
                        + " where status = 'DRAFT' and scope = :scope and applies_to = :to")
                .param("scope", scope.name())
                .param("to", appliesTo)
                .query(String.class)
                .optional();
    }

    /** Keeps a draft and answers its version. */
    int insert(ToleranceProposal proposal, String proposer) {
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from tolerance_set where name = :name")
                .param("name", proposal.name())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into tolerance_set (name, version, scope, applies_to, status, description, way, basis, pays,
                            reason, proposed_by, created_at)
                        values (:name, :version, :scope, :to, 'DRAFT', :description, :way, :basis, :pays, :reason, :by, :at)
                        """)
                .param("name", proposal.name())
                .param("version", version)
                .param("scope", proposal.scope().name())
                .param("to", proposal.appliesTo())
                .param("description", proposal.description())
                .param("way", proposal.way().name())
                .param("basis", proposal.basis().name())
                .param("pays", proposal.pays().name())
                .param("reason", proposal.reason())
                .param("by", proposer)
                .param("at", now())
                .update();
        proposal.limits().forEach(limit -> insert(proposal.name(), version, limit));
        return version;
    }

    private void insert(String name, int version, ToleranceLimit limit) {
        jdbc.sql("""
                        insert into tolerance_limit (set_name, set_version, key, absolute_amount, currency, percent,
                            operator, consequence)
                        values (:name, :version, :key, :absolute, :currency, :percent, :operator, :consequence)
                        """)
                .param("name", name)
                .param("version", version)
                .param("key", limit.key())
                .param("absolute", limit.absolute())
                .param("currency", limit.currency())
                .param("percent", limit.percent())
                .param("operator", String.valueOf(limit.operator()))
                .param("consequence", String.valueOf(limit.consequence()))
                .update();
    }

    /** Ends what is in force where the draft is to act. */
    void replaceBy(ToleranceVersion draft) {
        jdbc.sql("update tolerance_set set status = 'REPLACED', replaced_at = :at"
                        + " where status = 'IN_FORCE' and scope = :scope and applies_to = :to")
                .param("at", now())
                .param("scope", draft.scope().name())
                .param("to", draft.appliesTo())
                .update();
    }

    void setDecision(ToleranceVersion draft, Status status, String person, String reason) {
        jdbc.sql("""
                        update tolerance_set set status = :status, decided_by = :by, decided_at = :at,
                            decision_reason = :reason, in_force_at = case when :status = 'IN_FORCE' then :at end
                        where name = :name and version = :version
                        """)
                .param("status", status.name())
                .param("by", person)
                .param("at", now())
                .param("reason", reason)
                .param("name", draft.name())
                .param("version", draft.version())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
