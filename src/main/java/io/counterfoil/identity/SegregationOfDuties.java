package io.counterfoil.identity;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.TaskDuties;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who did what to a case, and which duties exclude each other. The rules stand in table {@code sod_rule}; the scope of
 * a rule is every document that shares a case with the one acted on, so that it holds across processes, and for some
 * rules every document of the same supplier too, for a number of days.
 *
 * <p>The product itself ({@link AuditFact#SYSTEM}) is recorded and never refused: the rules are about people.
 */
@Component
public class SegregationOfDuties implements TaskDuties {
    /** Code of the refusal. */
    public static final String CODE = "SEGREGATION_OF_DUTIES";

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** The document itself, known to the case register or not, and all that share a case with it. */
    private static final String SCOPE = """
            (select :key union
             select other.business_key from case_document own join case_document other using (case_key)
             where own.business_key = :key)
            """;

    /** What belongs to a party of the document or of one that shares its case. */
    private static final String PARTY_SCOPE = """
            (select other.business_key from document_party own join document_party other using (party)
             where own.business_key in %s)
            """.formatted(SCOPE);

    private final JdbcClient jdbc;

    SegregationOfDuties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A free answer now is no promise: only {@link #perform} decides.
     */
    @Override
    public void check(String businessKey, String duty, String person) {
        requireKnown(duty);
        if (!person.equals(AuditFact.SYSTEM)) {
            earlierAct(businessKey, duty, person).ifPresent(act -> {
                throw act.excludes(businessKey, duty);
            });
        }
    }

    /** Whether an earlier act of the person excludes the duty now; for choosing whom to ask, never for letting pass. */
    public boolean excludes(String businessKey, String duty, String person) {
        requireKnown(duty);
        return earlierAct(businessKey, duty, person).isPresent();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Acts on the same case wait for each other until the transaction ends, so that two halves of a conflict cannot
     * both pass. Performing a duty twice is two records and no conflict.
     *
     * @throws IllegalStateException without a transaction, which would make record and decision two things
     * @throws IllegalArgumentException if no such duty exists
     */
    @Override
    public void perform(String businessKey, String duty, String person) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("duty " + duty + " must be performed inside the transaction of its act");
        }
        lockScopes(businessKey, duty);
        check(businessKey, duty, person);
        record(businessKey, duty, person, null);
    }

    @Override
    public void checkFor(String businessKey, String duty, String person, String absent) {
        check(businessKey, duty, person);
        try {
            check(businessKey, duty, absent);
        } catch (Forbidden excluded) {
            throw new Forbidden(CODE, person + " acts for " + absent + ": " + excluded.getMessage());
        }
    }

    @Override
    public void performFor(String businessKey, String duty, String person, String absent) {
        lockScopes(businessKey, duty);
        checkFor(businessKey, duty, person, absent);
        record(businessKey, duty, person, absent);
    }

    private void record(String businessKey, String duty, String person, @Nullable String absent) {
        jdbc.sql("insert into duty_performed (business_key, duty, person, on_behalf_of)"
                        + " values (:key, :duty, :person, :absent)")
                .param("key", businessKey)
                .param("duty", duty)
                .param("person", person)
                .param("absent", absent)
                .update();
    }

    /** Always in the order of the keys, so that two acts on overlapping scopes cannot wait for each other. */
    private void lockScopes(String businessKey, String duty) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(hashtextextended('duty:' || scope, 0))) from (
                            select case_key as scope from case_document where business_key = :key
                            union select :key
                            union select 'party:' || party from document_party where business_key in %s
                                and exists (select 1 from sod_rule
                                            where scope = 'PARTY' and :duty in (first_duty, second_duty))
                            order by scope offset 0) scopes
                        """.formatted(SCOPE))
                .param("key", businessKey)
                .param("duty", duty)
                .query(Long.class)
                .single();
    }

    private void requireKnown(String duty) {
        if (jdbc.sql("select 1 from duty where duty = :duty")
                .param("duty", duty)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new IllegalArgumentException("no duty " + duty + " in table duty: correct the model or add the duty");
        }
    }

    private Optional<EarlierAct> earlierAct(String businessKey, String duty, String person) {
        return jdbc.sql("""
                        select rule.rule, rule.text, done.business_key, done.person, done.performed_at, duty.text as act
                        from sod_rule rule
                        join duty_performed done on :person in (done.person, done.on_behalf_of)
                             and (rule.first_duty, rule.second_duty) in ((:duty, done.duty), (done.duty, :duty))
                        join duty on duty.duty = done.duty
                        where (done.business_key in %s
                                or rule.scope = 'PARTY' and done.business_key in %s)
                            and (rule.days is null
                                or done.performed_at > clock_timestamp() - make_interval(days => rule.days))
                        order by done.performed_at, rule.rule limit 1
                        """.formatted(SCOPE, PARTY_SCOPE))
                .param("key", businessKey)
                .param("duty", duty)
                .param("person", person)
                .query((row, number) -> new EarlierAct(
                        row.getString("rule"),
                        row.getString("text"),
                        row.getString("business_key"),
                        row.getString("person"),
                        row.getTimestamp("performed_at").toInstant(),
                        row.getString("act")))
                .optional();
    }

    private record EarlierAct(
            String rule, String text, String businessKey, String person, Instant performedAt, String act) {

        Forbidden excludes(String key, String duty) {
            return new Forbidden(
                    CODE,
                    "%s on %s is refused to %s by rule %s (%s): %s %s for %s on %s. Leave it to a colleague."
                            .formatted(
                                    duty, key, person, rule, text, person, act, businessKey, WHEN.format(performedAt)));
        }
    }
}
