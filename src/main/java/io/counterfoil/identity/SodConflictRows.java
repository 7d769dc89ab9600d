package io.counterfoil.identity;

import io.counterfoil.identity.SodConflict.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code sod_conflict}, and what is found for it among the acts on record. */
@Repository
class SodConflictRows {
    /** To whom the document of an act belongs, or one that shares its case. */
    private static String parties(String act) {
        return """
                select party from document_party where scope = 'PARTY' and (business_key = %1$s.business_key
                    or business_key in (
                        select sibling.business_key from case_document own join case_document sibling using (case_key)
                        where own.business_key = %1$s.business_key))
                """.formatted(act);
    }

    /** Pairs of acts of one person, for themselves or somebody absent, the later one within the period. */
    private static final String PERFORMED = """
            select distinct on (later.id, rule.rule) 'ACTS' as kind, rule.rule,
                case when later.person in (earlier.person, earlier.on_behalf_of) then later.person
                     else later.on_behalf_of end as person,
                later.business_key, later.performed_at as at,
                earlier.duty || ' on ' || earlier.business_key || ' by '
                    || concat_ws(' for ', earlier.person, earlier.on_behalf_of) as first_half,
                later.duty || ' by ' || concat_ws(' for ', later.person, later.on_behalf_of) as second_half
            from duty_performed later
            join duty_performed earlier on earlier.id < later.id
                and (earlier.person in (later.person, later.on_behalf_of)
                    or earlier.on_behalf_of in (later.person, later.on_behalf_of))
            join sod_rule rule on rule.scope in ('CASE', 'PARTY')
                and (rule.first_duty, rule.second_duty) in ((earlier.duty, later.duty), (later.duty, earlier.duty))
                and (rule.days is null or earlier.performed_at > later.performed_at - make_interval(days => rule.days))
                and (rule.above_items is null or greatest(earlier.items, later.items) > rule.above_items)
            where later.performed_at >= :from and later.performed_at < :until and later.person <> 'counterfoil'
                and (earlier.business_key = later.business_key
                    or exists (select 1 from case_document one join case_document other using (case_key)
                               where one.business_key = earlier.business_key and other.business_key = later.business_key)
                    or rule.scope = 'PARTY' and exists (%s intersect %s))
                and not exists (select 1 from exceptional_act act
                    where act.business_key = later.business_key and act.duty = later.duty and act.person = later.person
                        and act.used_at between later.performed_at - interval '1 minute'
                            and later.performed_at + interval '1 minute')
            order by later.id, rule.rule, earlier.id
            """.formatted(parties("earlier"), parties("later"));

    private static final String EXCEPTIONS = """
            select 'EXCEPTION' as kind, coalesce(substring(lifted from 'rule (S[0-9]+)'), '') as rule, person,
                business_key, used_at as at, lifted as first_half,
                duty || ', ' || number || ' asked by ' || asked_by || ', allowed by ' || decided_by || ', '
                    || case when justified then 'found justified by ' || reviewed_by
                            when not justified then 'objected to by ' || reviewed_by
                            else 'not reviewed yet' end as second_half
            from exceptional_act where used_at >= :from and used_at < :until order by used_at, number
            """;

    private final JdbcClient jdbc;

    SodConflictRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was done against a rule without leave. */
    List<SodConflict> performed(Instant from, Instant until) {
        return found(PERFORMED, from, until);
    }

    /** What was done against a rule by leave. */
    List<SodConflict> exceptions(Instant from, Instant until) {
        return found(EXCEPTIONS, from, until);
    }

    private List<SodConflict> found(String sql, Instant from, Instant until) {
        return jdbc.sql(sql)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, number) -> conflict(row))
                .list();
    }

    void insert(LocalDate week, List<SodConflict> conflicts) {
        for (int position = 0; position < conflicts.size(); position++) {
            insert(week, position + 1, conflicts.get(position));
        }
    }

    private void insert(LocalDate week, int position, SodConflict conflict) {
        var at = conflict.at();
        jdbc.sql("""
                        insert into sod_conflict (week, position, kind, rule, person, business_key, first_half,
                            second_half, at)
                        values (:week, :position, :kind, :rule, :person, :key, :first, :second, :at)
                        """)
                .param("week", week)
                .param("position", position)
                .param("kind", conflict.kind().name())
                .param("rule", conflict.rule())
                .param("person", conflict.person())
                .param("key", conflict.businessKey())
                .param("first", conflict.firstHalf())
                .param("second", conflict.secondHalf())
                .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                .update();
    }

    List<SodConflict> page(LocalDate week, int size, long offset) {
        return jdbc.sql("select * from sod_conflict where week = :week order by position limit :size offset :offset")
                .param("week", week)
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> conflict(row))
                .list();
    }

    long count(LocalDate week) {
        return jdbc.sql("select count(*) from sod_conflict where week = :week")
                .param("week", week)
                .query(Long.class)
                .single();
    }

    private static SodConflict conflict(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at");
        return new SodConflict(
                Kind.valueOf(row.getString("kind")),
                row.getString("rule"),
                row.getString("person"),
                row.getString("business_key"),
                row.getString("first_half"),
                row.getString("second_half"),
                at == null ? null : at.toInstant());
    }
}
