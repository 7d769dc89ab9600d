package io.counterfoil.exchange.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code exchange_outbox}. */
@Repository
class OutboxRows {
    private static final int LONGEST_FAILURE = 1000;

    private static final String COLUMNS = "number, contract, contract_version, peer, object_key, media_type, trace_id,"
            + " created_at, created_by, state, attempts, waiting_since, next_at, failure, answer, replays, delivered_at,"
            + " acknowledged_at";

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(OutboxMessage message, byte[] payload) {
        return jdbc.sql("""
                        insert into exchange_outbox (contract, contract_version, peer, object_key, payload, media_type,
                            trace_id, created_at, created_by, waiting_since, next_at)
                        values (:contract, :version, :peer, :key, :payload, :type, :trace, :at, :by, :at, :at)
                        returning number""")
                .param("contract", message.contract())
                .param("version", message.contractVersion())
                .param("peer", message.peer())
                .param("key", message.objectKey())
                .param("payload", payload)
                .param("type", message.mediaType())
                .param("trace", message.traceId())
                .param("at", Timestamp.from(message.createdAt()))
                .param("by", message.createdBy())
                .query(Long.class)
                .single();
    }

    Optional<OutboxMessage> find(long number) {
        return jdbc.sql("select " + COLUMNS + " from exchange_outbox where number = :number")
                .param("number", number)
                .query(OutboxRows::row)
                .optional();
    }

    byte[] payload(long number) {
        return jdbc.sql("select payload from exchange_outbox where number = :number")
                .param("number", number)
                .query(byte[].class)
                .single();
    }

    List<OutboxMessage> page(String contract, @Nullable OutboxState state, int limit, long offset) {
        return jdbc.sql(
                        "select " + COLUMNS + " from exchange_outbox where contract = :contract"
                                + " and (:state::text is null or state = :state) order by number desc limit :limit offset :offset")
                .param("contract", contract)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(OutboxRows::row)
                .list();
    }

    /** Who is first in the lane of an object, dead or waiting. */
    Optional<OutboxMessage> head(String contract, String objectKey) {
        return jdbc.sql("select " + COLUMNS + " from exchange_outbox where contract = :contract and object_key = :key"
                        + " and state in ('WAITING', 'DEAD') order by number limit 1")
                .param("contract", contract)
                .param("key", objectKey)
                .query(OutboxRows::row)
                .optional();
    }

    /** Delivered between both instants, the first first. */
    List<Long> delivered(String contract, Instant from, Instant to) {
        return jdbc.sql("select number from exchange_outbox where contract = :contract and delivered_at >= :from"
                        + " and delivered_at < :to and state in ('DELIVERED', 'ACKNOWLEDGED') order by number")
                .param("contract", contract)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Long.class)
                .list();
    }

    void noteFailure(long number, String failure, Instant next) {
        jdbc.sql("update exchange_outbox set attempts = attempts + 1, failure = :failure, next_at = :next"
                        + " where number = :number and state = 'WAITING'")
                .param("failure", shortened(failure))
                .param("next", Timestamp.from(next))
                .param("number", number)
                .update();
    }

    void postpone(long number, Instant next) {
        jdbc.sql("update exchange_outbox set next_at = :next where number = :number and state = 'WAITING'")
                .param("next", Timestamp.from(next))
                .param("number", number)
                .update();
    }

    void delivered(long number, String answer, Instant at) {
        jdbc.sql(
                        "update exchange_outbox set state = 'DELIVERED', attempts = attempts + 1, answer = :answer, failure = '',"
                                + " delivered_at = :at where number = :number and state = 'WAITING'")
                .param("answer", answer)
                .param("at", Timestamp.from(at))
                .param("number", number)
                .update();
    }

    void dead(long number, String failure) {
        jdbc.sql("update exchange_outbox set state = 'DEAD', attempts = attempts + 1, failure = :failure"
                        + " where number = :number and state = 'WAITING'")
                .param("failure", shortened(failure))
                .param("number", number)
                .update();
    }

    void abandon(long number) {
        jdbc.sql("update exchange_outbox set state = 'ABANDONED' where number = :number and state = 'DEAD'")
                .param("number", number)
                .update();
    }

    /** @return whether it was one that may wait again */
    boolean waitAgain(long number, Instant now) {
        return jdbc.sql("update exchange_outbox set state = 'WAITING', attempts = 0, replays = replays + 1,"
                                + " waiting_since = :now, next_at = :now, acknowledged_at = null where number = :number"
                                + " and state in ('DEAD', 'DELIVERED', 'ACKNOWLEDGED')")
                        .param("now", Timestamp.from(now))
                        .param("number", number)
                        .update()
                == 1;
    }

    /** @return whether it was delivered and not yet acknowledged */
    boolean acknowledge(long number, String answer, Instant at) {
        return jdbc.sql("update exchange_outbox set state = 'ACKNOWLEDGED', acknowledged_at = :at,"
                                + " answer = case when :answer = '' then answer else :answer end"
                                + " where number = :number and state = 'DELIVERED'")
                        .param("answer", answer)
                        .param("at", Timestamp.from(at))
                        .param("number", number)
                        .update()
                == 1;
    }

    private static String shortened(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }

    private static OutboxMessage row(ResultSet row, int index) throws SQLException {
        return new OutboxMessage(
                row.getLong("number"),
                row.getString("contract"),
                row.getInt("contract_version"),
                row.getString("peer"),
                row.getString("object_key"),
                row.getString("media_type"),
                row.getString("trace_id"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                OutboxState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("waiting_since").toInstant(),
                row.getTimestamp("next_at").toInstant(),
                row.getString("failure"),
                row.getString("answer"),
                row.getInt("replays"),
                instant(row.getTimestamp("delivered_at")),
                instant(row.getTimestamp("acknowledged_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
