package io.counterfoil.exchange.held;

import io.counterfoil.exchange.contract.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code exchange_held}. */
@Repository
class HeldRows {
    private final JdbcClient jdbc;
    private final RecordJson json;

    HeldRows(JdbcClient jdbc, RecordJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    String nextNumber() {
        return "HLD-"
                + jdbc.sql("select nextval('exchange_held_number')")
                        .query(Long.class)
                        .single();
    }

    void insert(HeldRecord held) {
        jdbc.sql("""
                        insert into exchange_held (number, kind, contract, message, object_key, reason, theirs, ours,
                            steward, opened_at, due_at)
                        values (:number, :kind, :contract, :message, :key, :reason, :theirs::jsonb, :ours::jsonb,
                            :steward, :opened, :due)""")
                .param("number", held.number())
                .param("kind", held.kind().name())
                .param("contract", held.contract())
                .param("message", held.message())
                .param("key", held.objectKey())
                .param("reason", held.reason())
                .param("theirs", json.text(held.theirs()))
                .param("ours", json.text(held.ours()))
                .param("steward", held.steward())
                .param("opened", Timestamp.from(held.openedAt()))
                .param("due", Timestamp.from(held.dueAt()))
                .update();
    }

    Optional<HeldRecord> find(String number) {
        return jdbc.sql("select * from exchange_held where number = :number")
                .param("number", number)
                .query(this::row)
                .optional();
    }

    /** The open ones, the oldest first. */
    List<HeldRecord> open(int limit, long offset) {
        return jdbc.sql("select * from exchange_held where decision is null order by opened_at, number"
                        + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(this::row)
                .list();
    }

    long countOpen() {
        return jdbc.sql("select count(*) from exchange_held where decision is null")
                .query(Long.class)
                .single();
    }

    Optional<HeldRecord> openOf(String contract, HeldKind kind, long message) {
        return jdbc.sql("select * from exchange_held where contract = :contract and kind = :kind"
                        + " and message = :message and decision is null")
                .param("contract", contract)
                .param("kind", kind.name())
                .param("message", message)
                .query(this::row)
                .optional();
    }

    boolean isOpenAbout(String contract, HeldKind kind, String objectKey) {
        return jdbc.sql("select exists (select 1 from exchange_held where contract = :contract and kind = :kind"
                        + " and object_key = :key and decision is null)")
                .param("contract", contract)
                .param("kind", kind.name())
                .param("key", objectKey)
                .query(Boolean.class)
                .single();
    }

    /** @return whether it was still open */
    boolean decide(
            String number,
            HeldDecision decision,
            Map<String, String> corrected,
            String person,
            String reason,
            Instant at) {
        return jdbc.sql("""
                        update exchange_held set decision = :decision, corrected = :corrected::jsonb, decided_by = :by,
                            decided_at = :at, decision_reason = :reason
                        where number = :number and decision is null""")
                        .param("decision", decision.name())
                        .param("corrected", corrected.isEmpty() ? null : json.text(corrected))
                        .param("by", person)
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .param("number", number)
                        .update()
                == 1;
    }

    void escalate(String number, Instant at) {
        jdbc.sql("update exchange_held set escalated_at = :at where number = :number and decision is null")
                .param("at", Timestamp.from(at))
                .param("number", number)
                .update();
    }

    private HeldRecord row(ResultSet row, int number) throws SQLException {
        var decision = row.getString("decision");
        return new HeldRecord(
                row.getString("number"),
                HeldKind.valueOf(row.getString("kind")),
                row.getString("contract"),
                row.getObject("message", Long.class),
                row.getString("object_key"),
                row.getString("reason"),
                json.values(row.getString("theirs")),
                json.values(row.getString("ours")),
                row.getString("steward"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row.getTimestamp("escalated_at")),
                decision == null ? null : HeldDecision.valueOf(decision),
                row.getString("decided_by"),
                instant(row.getTimestamp("decided_at")),
                row.getString("decision_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
