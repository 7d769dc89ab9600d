package io.counterfoil.identity;

import io.counterfoil.workflow.CaseRegister;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rules of segregation and what was performed, as tables {@code sod_rule} and {@code duty_performed} hold them. */
@Repository
class DutyRules {
    /** Prefix of the key under which the deployment of models is on record. */
    static final String DEPLOYMENT = "DEPLOYMENT-";

    /** The document itself, known to the case register or not, and all that share a case with it. */
    private static final String CASE = """
            (select :key union
             select other.business_key from case_document own join case_document other using (case_key)
             where own.business_key = :key)
            """;

    /** Whether the earlier document, or one that shares its case, belongs to a party that ours, or a sibling, belongs to. */
    private static final String SAME_PARTY = """
            exists (select 1 from document_party own join document_party other using (scope, party)
                where own.scope = 'PARTY' and own.business_key in %s
                    and (other.business_key = done.business_key or exists (
                        select 1 from case_document theirs join case_document sibling using (case_key)
                        where theirs.business_key = done.business_key
                            and sibling.business_key = other.business_key)))
            """.formatted(CASE);

    private static final String JUDGED_BY = """
            done.business_key in (select party from document_party
                where scope = 'TOLERANCE_SET' and business_key in %s)
            """.formatted(CASE);

    private static final String EXCLUSIONS_WITHIN = """
            select rule.rule, rule.text, rule.can_be_lifted, done.business_key, done.performed_at, duty.text as act,
                concat_ws(' for ', done.person, done.on_behalf_of) as doer
            from sod_rule rule
            join duty_performed done on (done.person = :person or done.on_behalf_of = :person)
                 and (rule.first_duty = done.duty and rule.second_duty in (:duty, 'ANY')
                     or rule.first_duty = :duty and rule.second_duty = done.duty)
            join duty on duty.duty = done.duty
            where %s
                and (rule.days is null
                    or done.performed_at > clock_timestamp() - make_interval(days => rule.days))
                and (rule.above_items is null or greatest(done.items, :items) > rule.above_items)
                and (rule.ended_by is null or not exists (select 1 from duty_performed review
                    where review.business_key = done.business_key and review.duty = rule.ended_by
                        and review.person <> done.person))
            """;

    /** Each part finds its acts by an index of its own: by document, or by person and duty. */
    private static final String EXCLUSIONS = String.join(
                    " union ",
                    EXCLUSIONS_WITHIN.formatted("rule.scope <> 'DEPLOYMENT' and done.business_key in " + CASE),
                    EXCLUSIONS_WITHIN.formatted("rule.scope = 'PARTY' and " + SAME_PARTY),
                    EXCLUSIONS_WITHIN.formatted("rule.scope = 'TOLERANCE_SET' and " + JUDGED_BY),
                    EXCLUSIONS_WITHIN.formatted(
                            "rule.scope = 'DEPLOYMENT' and done.business_key = any(:deployments::text[])"))
            + " order by can_be_lifted, performed_at, rule";

    private final JdbcClient jdbc;
    private final CaseRegister cases;

    DutyRules(JdbcClient jdbc, CaseRegister cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /** Earlier acts of the person that exclude the duty now, those first that nothing can lift. */
    List<EarlierAct> exclusions(String businessKey, String duty, String person, int items) {
        return jdbc.sql(EXCLUSIONS)
                .param("key", businessKey)
                .param("duty", duty)
                .param("person", person)
                .param("items", items)
                .param("deployments", deploymentsBehind(businessKey, person).toArray(String[]::new))
                .query((row, number) -> new EarlierAct(
                        row.getString("rule"),
                        row.getString("text"),
                        row.getBoolean("can_be_lifted"),
                        row.getString("business_key"),
                        row.getString("doer"),
                        row.getTimestamp("performed_at").toInstant(),
                        row.getString("act")))
                .list();
    }

    /** Which deployments the case runs on; not asked for who never deployed anything. */
    private Set<String> deploymentsBehind(String businessKey, String person) {
        var deploys = jdbc.sql("select exists (select 1 from duty_performed where person = :person"
                        + " and duty = 'DEPLOY_MODEL')")
                .param("person", person)
                .query(Boolean.class)
                .single();
        return deploys
                ? cases.deploymentsBehind(businessKey).stream()
                        .map(DEPLOYMENT::concat)
                        .collect(java.util.stream.Collectors.toSet())
                : Set.of();
    }

    boolean knows(String duty) {
        return jdbc.sql("select exists (select 1 from duty where duty = :duty and duty <> 'ANY')")
                .param("duty", duty)
                .query(Boolean.class)
                .single();
    }

    void record(String businessKey, String duty, String person, @Nullable String absent, int items) {
        jdbc.sql("insert into duty_performed (business_key, duty, person, on_behalf_of, items)"
                        + " values (:key, :duty, :person, :absent, :items)")
                .param("key", businessKey)
                .param("duty", duty)
                .param("person", person)
                .param("absent", absent)
                .param("items", items)
                .update();
    }

    /**
     * Makes acts on overlapping scopes wait for each other until the transaction ends; always in the order of the keys,
     * so that two cannot wait for each other.
     */
    Set<String> documentsOf(String person) {
        return Set.copyOf(jdbc.sql("select business_key from duty_performed where person = :person"
                        + " union select business_key from duty_performed where on_behalf_of = :person")
                .param("person", person)
                .query(String.class)
                .list());
    }

    void lockScopes(String businessKey, String duty) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(hashtextextended('duty:' || scope, 0))) from (
                            select case_key as scope from case_document where business_key = :key
                            union select :key
                            union select 'party:' || party from document_party where business_key in %s
                                and document_party.scope = 'PARTY'
                                and exists (select 1 from sod_rule
                                            where scope = 'PARTY' and :duty in (first_duty, second_duty))
                            order by scope offset 0) scopes
                        """.formatted(CASE))
                .param("key", businessKey)
                .param("duty", duty)
                .query(Long.class)
                .single();
    }
}
