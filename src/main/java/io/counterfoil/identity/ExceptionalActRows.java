package io.counterfoil.identity;

import io.counterfoil.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code exceptional_act}. Each change names the state it comes from, so that it happens once. */
@Repository
class ExceptionalActRows {
    private final JdbcClient jdbc;

    ExceptionalActRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ExceptionalAct find(String number) {
        return jdbc.sql("select * from exceptional_act where number = :number")
                .param("number", number)
                .query((row, index) -> act(row))
                .optional()
                .orElseThrow(() -> new NotFound("EXCEPTION_UNKNOWN", "there is no exceptional act " + number));
    }

    /** What the person may still do exceptionally. */
    Optional<ExceptionalAct> allowed(String businessKey, String duty, String person, Instant now) {
        return jdbc.sql("select * from exceptional_act where business_key = :key and duty = :duty and person = :person"
                        + " and state = 'ALLOWED' and expires_at > :now")
                .param("key", businessKey)
                .param("duty", duty)
                .param("person", person)
                .param("now", Timestamp.from(now))
                .query((row, index) -> act(row))
                .optional();
    }

    /** Whatever nobody used in time makes room for another. */
    void lapse(Instant now) {
        jdbc.sql("update exceptional_act set state = 'LAPSED' where state in ('ASKED', 'ALLOWED')"
                        + " and expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<ExceptionalAct> open(String businessKey, String duty, String person) {
        return jdbc.sql("select * from exceptional_act where business_key = :key and duty = :duty and person = :person"
                        + " and state in ('ASKED', 'ALLOWED')")
                .param("key", businessKey)
                .param("duty", duty)
                .param("person", person)
                .query((row, index) -> act(row))
                .optional();
    }

    /** Newest first. */
    List<ExceptionalAct> page(int size, long offset) {
        return jdbc.sql("select * from exceptional_act order by asked_at desc, number desc limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query((row, index) -> act(row))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from exceptional_act")
                .query(Long.class)
                .single();
    }

    String insert(ExceptionalActDraft draft, String askedBy, Instant now) {
        return jdbc.sql("""
                        insert into exceptional_act (number, business_key, duty, person, reason, asked_by, asked_at,
                            expires_at)
                        values ('EXC-' || nextval('exceptional_act_number'), :key, :duty, :person, :reason, :by, :now,
                            :expires)
                        returning number
                        """)
                .param("key", draft.businessKey())
                .param("duty", draft.duty())
                .param("person", draft.person())
                .param("reason", draft.reason().strip())
                .param("by", askedBy)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(draft.validFor())))
                .query(String.class)
                .single();
    }

    boolean decide(String number, boolean allowed, String person, String reason, Instant now) {
        return jdbc.sql("update exceptional_act set state = :state, decided_by = :by, decided_at = :now,"
                                + " decision_reason = :reason where number = :number and state = 'ASKED'")
                        .param("state", allowed ? "ALLOWED" : "REFUSED")
                        .param("by", person)
                        .param("now", Timestamp.from(now))
                        .param("reason", reason.strip())
                        .param("number", number)
                        .update()
                == 1;
    }

    boolean use(String number, String lifted, Instant now) {
        return jdbc.sql("update exceptional_act set state = 'USED', used_at = :now, lifted = :lifted"
                                + " where number = :number and state = 'ALLOWED' and expires_at > :now")
                        .param("now", Timestamp.from(now))
                        .param("lifted", lifted)
                        .param("number", number)
                        .update()
                == 1;
    }

    boolean review(String number, boolean justified, String person, String review, Instant now) {
        return jdbc.sql("update exceptional_act set state = 'REVIEWED', reviewed_by = :by, reviewed_at = :now,"
                                + " justified = :justified, review = :review where number = :number and state = 'USED'")
                        .param("by", person)
                        .param("now", Timestamp.from(now))
                        .param("justified", justified)
                        .param("review", review.strip())
                        .param("number", number)
                        .update()
                == 1;
    }

    private static ExceptionalAct act(ResultSet row) throws SQLException {
        return new ExceptionalAct(
                row.getString("number"),
                row.getString("business_key"),
                row.getString("duty"),
                row.getString("person"),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                ExceptionalAct.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("decision_reason"),
                instant(row, "used_at"),
                row.getString("lifted"),
                row.getString("reviewed_by"),
                instant(row, "reviewed_at"),
                (Boolean) row.getObject("justified"),
                row.getString("review"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
