package io.counterfoil.notification;

import io.counterfoil.identity.SecurityAction;
import io.counterfoil.identity.SecurityEvent;
import io.counterfoil.identity.SecurityLog;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.kernel.Sha256;
import io.counterfoil.workflow.AskedTasks;
import io.counterfoil.workflow.Tasks;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which a person decides from a mail. A link is good for one person, one task and one decision, once, until it
 * expires; the database knows its SHA-256 only. It replaces no login: who follows it must be logged in as that person,
 * and the decision passes the same guard as in Tasklist. Looking changes nothing.
 */
@Service
@Transactional
public class DecisionLinks {
    private static final int TOKEN_BYTES = 32;
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final AskedTasks asked;
    private final Tasks tasks;
    private final MailSettings settings;
    private final SecurityLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DecisionLinks(JdbcClient jdbc, AskedTasks asked, Tasks tasks, MailSettings settings, SecurityLog log, Clock clock) {
        this.jdbc = jdbc;
        this.asked = asked;
        this.tasks = tasks;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    private record Stored(
            String person,
            String taskId,
            String decision,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** Makes a link; what is returned stands nowhere else. */
    String issue(String person, String taskId, String decision) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        jdbc.sql("insert into decision_link (token_hash, person, task_id, decision, created_at, expires_at)"
                        + " values (:hash, :person, :task, :decision, :now, :expires)")
                .param("hash", Sha256.hex(token))
                .param("person", person)
                .param("task", taskId)
                .param("decision", decision)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(settings.linkValidity())))
                .update();
        return token;
    }

    /**
     * What the link offers; nothing is changed.
     *
     * @throws NotFound {@code DECISION_LINK_UNKNOWN}
     * @throws Forbidden {@code DECISION_LINK_FOREIGN} if it is somebody else's
     * @throws Conflict {@code DECISION_LINK_USED}, {@code DECISION_LINK_EXPIRED}, {@code TASK_DONE}
     */
    @Transactional(readOnly = true)
    public DecisionLink look(String token, String person) {
        var link = check(find(token), person);
        var task = asked.find(link.taskId())
                .orElseThrow(() -> new Conflict(
                        "TASK_DONE", "this was decided already, by you or somebody else; open the case to see how"));
        return new DecisionLink(task, link.decision(), link.expiresAt());
    }

    /**
     * Decides as the person would in Tasklist, with all its rules; the link is used up if and only if that succeeds.
     *
     * @param reason in the person's words; the task says whether it may be empty
     * @throws NotFound as {@link #look}
     * @throws Forbidden as {@link #look}, and if the guard refuses
     * @throws Conflict as {@link #look}
     */
    public void decide(String token, String person, String reason) {
        var link = look(token, person);
        var used = jdbc.sql("update decision_link set used_at = :now where token_hash = :hash and used_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("hash", Sha256.hex(token))
                .update();
        if (used == 0) {
            throw used();
        }
        tasks.decideTask(person, link.task().id(), Map.of("decision", link.decision(), "reason", reason));
    }

    @Scheduled(initialDelay = 3_600_000, fixedDelay = 86_400_000)
    void forgetTheOld() {
        jdbc.sql("delete from decision_link where expires_at < :limit")
                .param("limit", Timestamp.from(clock.instant().minus(KEPT_AFTER_EXPIRY)))
                .update();
    }

    private Stored check(Optional<Stored> found, String person) {
        var link = found.orElseThrow(() -> unknown(person));
        if (!link.person().equals(person)) {
            throw new Forbidden(
                    "DECISION_LINK_FOREIGN",
                    "this link was mailed to somebody else and decides for nobody but them; you are " + person);
        }
        if (link.usedAt() != null) {
            throw used();
        }
        if (!clock.instant().isBefore(link.expiresAt())) {
            throw new Conflict("DECISION_LINK_EXPIRED", "this link has expired; open the task in Tasklist");
        }
        return link;
    }

    /** Perhaps cut off by a mail program, perhaps guessed: whoever guesses does not do it once. */
    private NotFound unknown(String person) {
        log.keep(SecurityEvent.failure(
                SecurityAction.TOKEN_REFUSED, person, "follow a decision link", "no mail of ours holds this link"));
        return new NotFound(
                "DECISION_LINK_UNKNOWN",
                "no mail of ours holds this link; perhaps it was cut off. Open the task instead");
    }

    private static Conflict used() {
        return new Conflict("DECISION_LINK_USED", "you have decided with this link already; it works once");
    }

    private Optional<Stored> find(String token) {
        return jdbc.sql("select person, task_id, decision, expires_at, used_at from decision_link"
                        + " where token_hash = :hash")
                .param("hash", Sha256.hex(token))
                .query((row, number) -> new Stored(
                        row.getString("person"),
                        row.getString("task_id"),
                        row.getString("decision"),
                        row.getTimestamp("expires_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("used_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .optional();
    }
}
