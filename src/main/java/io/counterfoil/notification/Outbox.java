package io.counterfoil.notification;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mails that wait, and those that could not be delivered. */
@Service
@Transactional
public class Outbox {
    private static final int LONGEST_FAILURE = 1000;
    /** Long enough for a slow server; a node that dies while sending is replaced after it. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final String COLUMNS =
            "id, task_id, kind, person, digest, state, attempts, next_at, failure from mail_outbox";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The mails of this state, the latest first. */
    @Transactional(readOnly = true)
    public List<OutgoingMail> page(String state, int size, long offset) {
        return jdbc.sql("select " + COLUMNS + " where state = :state order by id desc limit :size offset :offset")
                .param("state", state)
                .param("size", size)
                .param("offset", offset)
                .query(Outbox::mail)
                .list();
    }

    @Transactional(readOnly = true)
    public long count(String state) {
        return jdbc.sql("select count(*) from mail_outbox where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /**
     * Tries a dead mail again, now.
     *
     * @throws NotFound {@code MAIL_UNKNOWN} if there is no dead mail of this number
     */
    public OutgoingMail retry(long id, String by) {
        var revived = jdbc.sql("update mail_outbox set state = 'WAITING', attempts = 0, settled_at = null,"
                        + " next_at = :now where id = :id and state = 'DEAD'")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (revived == 0) {
            throw new NotFound("MAIL_UNKNOWN", "there is no mail " + id + " that could not be delivered");
        }
        events.publishEvent(new AuditFact("MAIL-" + id, by, "MAIL_RETRIED", "", Map.of()));
        return jdbc.sql("select " + COLUMNS + " where id = :id")
                .param("id", id)
                .query(Outbox::mail)
                .single();
    }

    /** The next mail to send, or all of a person's digest; nobody else gets them until the lease has ended. */
    List<OutgoingMail> lease(Instant now) {
        var first = jdbc.sql("select " + COLUMNS + " where state = 'WAITING' and next_at <= :now"
                        + " order by next_at, id limit 1 for update skip locked")
                .param("now", Timestamp.from(now))
                .query(Outbox::mail)
                .optional();
        return first.map(mail -> jdbc.sql("""
                        update mail_outbox set attempts = attempts + 1, next_at = :until
                        where state = 'WAITING' and (id = :id or digest and :digest and person = :person
                            and next_at <= :now)
                        returning id, task_id, kind, person, digest, state, attempts, next_at, failure
                        """)
                        .param("until", Timestamp.from(now.plus(LEASE)))
                        .param("id", mail.id())
                        .param("digest", mail.digest())
                        .param("person", mail.person())
                        .param("now", Timestamp.from(now))
                        .query(Outbox::mail)
                        .list())
                .orElse(List.of());
    }

    void settle(OutgoingMail mail, String state, String failure, Instant now) {
        jdbc.sql("update mail_outbox set state = :state, failure = :failure, settled_at = :now"
                        + " where id = :id and state = 'WAITING'")
                .param("state", state)
                .param("failure", shortened(failure))
                .param("now", Timestamp.from(now))
                .param("id", mail.id())
                .update();
    }

    void postpone(OutgoingMail mail, String failure, Instant next) {
        jdbc.sql("update mail_outbox set failure = :failure, next_at = :next where id = :id and state = 'WAITING'")
                .param("failure", shortened(failure))
                .param("next", Timestamp.from(next))
                .param("id", mail.id())
                .update();
    }

    private static String shortened(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }

    private static OutgoingMail mail(ResultSet row, int number) throws SQLException {
        return new OutgoingMail(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("kind"),
                row.getString("person"),
                row.getBoolean("digest"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getTimestamp("next_at").toInstant(),
                row.getString("failure"));
    }
}
