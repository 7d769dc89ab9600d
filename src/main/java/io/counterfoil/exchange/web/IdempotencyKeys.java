package io.counterfoil.exchange.web;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers given under each caller's keys. All calls belong into the transaction of the answered request. */
@Component
class IdempotencyKeys {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Period retention;

    IdempotencyKeys(JdbcClient jdbc, Clock clock, FrontDoorSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.retention = settings.idempotencyRetention();
    }

    /**
     * Takes a key until the end of the transaction, on any node.
     *
     * @return false if a request with this key is being worked on; very rarely also if one with another key is, whose
     *     hash is the same: that one comes back later and finds its own answer
     */
    boolean take(String caller, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:caller || ' ' || :key, 150100))")
                .param("caller", caller)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** The answer given under this key within the retention period. Call it after {@link #take}. */
    Optional<StoredAnswer> find(String caller, String key) {
        var oldest = clock.instant().atOffset(ZoneOffset.UTC).minus(retention).toInstant();
        return jdbc.sql("select request_digest, status, location, content_type, body from idempotency_key"
                        + " where caller = :caller and key = :key and answered_at >= :oldest")
                .param("caller", caller)
                .param("key", key)
                .param("oldest", Timestamp.from(oldest))
                .query((row, number) -> new StoredAnswer(
                        row.getString("request_digest"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("content_type"),
                        row.getBytes("body")))
                .optional();
    }

    /** Stores the answer; it stands if the transaction commits, together with what the request created. */
    void store(String caller, String key, StoredAnswer answer) {
        // An older answer can only be one whose retention is over: find would have given it otherwise.
        jdbc.sql("insert into idempotency_key"
                        + " (caller, key, request_digest, answered_at, status, location, content_type, body)"
                        + " values (:caller, :key, :digest, :at, :status, :location, :type, :body)"
                        + " on conflict (caller, key) do update set request_digest = excluded.request_digest,"
                        + " answered_at = excluded.answered_at, status = excluded.status,"
                        + " location = excluded.location, content_type = excluded.content_type, body = excluded.body")
                .param("caller", caller)
                .param("key", key)
                .param("digest", answer.requestDigest())
                .param("at", Timestamp.from(clock.instant()))
                .param("status", answer.status())
                .param("location", answer.location())
                .param("type", answer.contentType())
                .param("body", answer.body())
                .update();
    }
}
