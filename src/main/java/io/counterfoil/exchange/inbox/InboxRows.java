package io.counterfoil.exchange.inbox;

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

/** Table {@code exchange_inbox}. */
@Repository
class InboxRows {
    private static final String COLUMNS = "number, contract, contract_version, source_key, object_key, sequence,"
            + " occurred_at, sender, trace_id, received_at, sha256, repeats, state, attempts, outcome, settled_at";

    private final JdbcClient jdbc;
    private final RecordJson json;

    InboxRows(JdbcClient jdbc, RecordJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps it as the first under its key; empty if the key is taken. */
    Optional<Long> insertFirst(InboxMessage message, Map<String, String> values, byte[] payload) {
        return insert(message, values, payload, " on conflict (contract, source_key) where repeats is null do nothing")
                .optional();
    }

    long insertRepeat(InboxMessage message, Map<String, String> values, byte[] payload) {
        return insert(message, values, payload, "").single();
    }

    private JdbcClient.MappedQuerySpec<Long> insert(
            InboxMessage message, Map<String, String> values, byte[] payload, String otherwise) {
        return jdbc.sql("""
                        insert into exchange_inbox (contract, contract_version, source_key, object_key, sequence,
                            occurred_at, sender, trace_id, received_at, payload, sha256, translated, repeats, state, outcome, settled_at)
                        values (:contract, :version, :source, :object, :sequence, :occurred, :sender, :trace, :received,
                            :payload, :sha, :translated::jsonb, :repeats, :state, :outcome, :settled)
                        """ + otherwise + " returning number")
                .param("contract", message.contract())
                .param("version", message.contractVersion())
                .param("source", message.sourceKey())
                .param("object", message.objectKey())
                .param("sequence", message.sequence())
                .param("occurred", timestamp(message.occurredAt()))
                .param("sender", message.sender())
                .param("trace", message.traceId())
                .param("received", Timestamp.from(message.receivedAt()))
                .param("payload", payload)
                .param("sha", message.sha256())
                .param("translated", json.text(values))
                .param("repeats", message.repeats())
                .param("state", message.state().name())
                .param("outcome", message.outcome())
                .param("settled", timestamp(message.settledAt()))
                .query(Long.class);
    }

    Optional<InboxMessage> find(long number) {
        return jdbc.sql("select " + COLUMNS + " from exchange_inbox where number = :number")
                .param("number", number)
                .query(InboxRows::row)
                .optional();
    }

    Optional<InboxMessage> first(String contract, String sourceKey) {
        return jdbc.sql("select " + COLUMNS + " from exchange_inbox"
                        + " where contract = :contract and source_key = :key and repeats is null")
                .param("contract", contract)
                .param("key", sourceKey)
                .query(InboxRows::row)
                .optional();
    }

    /** What came, in our words. */
    Map<String, String> values(long number) {
        return json.values(jdbc.sql("select translated from exchange_inbox where number = :number")
                .param("number", number)
                .query(String.class)
                .single());
    }

    byte[] payload(long number) {
        return jdbc.sql("select payload from exchange_inbox where number = :number")
                .param("number", number)
                .query(byte[].class)
                .single();
    }

    List<InboxMessage> page(String contract, @Nullable InboxState state, int limit, long offset) {
        return jdbc.sql(
                        "select " + COLUMNS + " from exchange_inbox where contract = :contract"
                                + " and (:state::text is null or state = :state) order by number desc limit :limit offset :offset")
                .param("contract", contract)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(InboxRows::row)
                .list();
    }

    /** Who is next in the lane of an object. */
    Optional<Long> head(String contract, String objectKey) {
        return jdbc.sql("select min(number) from exchange_inbox where contract = :contract and object_key = :key"
                        + " and state = 'RECEIVED'")
                .param("contract", contract)
                .param("key", objectKey)
                .query(Long.class)
                .optional();
    }

    long waiting(String contract) {
        return jdbc.sql("select count(*) from exchange_inbox where contract = :contract and state = 'RECEIVED'")
                .param("contract", contract)
                .query(Long.class)
                .single();
    }

    /** A record of the object that is later by its source's count, or by its arrival, and was applied; empty if none. */
    Optional<Long> appliedLater(InboxMessage message) {
        return jdbc.sql("""
                        select max(number) from exchange_inbox
                        where contract = :contract and object_key = :key and state = 'APPLIED' and number <> :number
                            and case when :sequence::bigint is null or sequence is null then number > :number
                                else sequence > :sequence end""")
                .param("contract", message.contract())
                .param("key", message.objectKey())
                .param("number", message.number())
                .param("sequence", message.sequence())
                .query(Long.class)
                .optional();
    }

    void settle(long number, InboxState state, String outcome, Instant at) {
        jdbc.sql(
                        "update exchange_inbox set state = :state, outcome = :outcome, settled_at = :at where number = :number")
                .param("state", state.name())
                .param("outcome", outcome)
                .param("at", Timestamp.from(at))
                .param("number", number)
                .update();
    }

    int countAttempt(long number) {
        return jdbc.sql("update exchange_inbox set attempts = attempts + 1 where number = :number returning attempts")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private static InboxMessage row(ResultSet row, int index) throws SQLException {
        return new InboxMessage(
                row.getLong("number"),
                row.getString("contract"),
                row.getInt("contract_version"),
                row.getString("source_key"),
                row.getString("object_key"),
                row.getObject("sequence", Long.class),
                instant(row.getTimestamp("occurred_at")),
                row.getString("sender"),
                row.getString("trace_id"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("sha256"),
                row.getObject("repeats", Long.class),
                InboxState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("outcome"),
                instant(row.getTimestamp("settled_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
