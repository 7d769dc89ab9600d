package io.counterfoil.identity;

import io.counterfoil.workflow.Accounts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passwords and tokens shown at any door: keeps how it went in the security log, and counts there how often it failed.
 * All nodes see the same count.
 *
 * <p>The limit by address stops guessing before the engine counts it, so that who guesses from one place cannot keep
 * the victim's account locked for long. Who guesses from many places still can, up to a minute per guess.
 */
@Component
public class LoginAttempts {
    /** How long a login from an address makes the person known there. */
    private static final Duration KNOWN = Duration.ofDays(30);

    private static final int REMEMBERED = 10_000;

    private final SecurityLog log;
    private final Accounts accounts;
    private final LoginSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Instant> written = new LatelyWritten();

    LoginAttempts(SecurityLog log, Accounts accounts, LoginSettings settings, JdbcClient jdbc, Clock clock) {
        this.log = log;
        this.accounts = accounts;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether no password for this login is looked at now, right or wrong, because too many were wrong from the current
     * address. The refusal is kept.
     */
    public boolean areTooMany(String login, String door) {
        var person = known(login);
        var failures = failures(person);
        var tooMany = failures.ofPerson() >= settings.failuresPerPerson()
                || failures.ofAddress() >= settings.failuresPerAddress() && !isKnownHere(person);
        if (tooMany) {
            log.keep(SecurityEvent.failure(
                    SecurityAction.LOGIN_THROTTLED,
                    person,
                    door,
                    failures.ofPerson() + " wrong passwords for this login and " + failures.ofAddress()
                            + " in all from this address in this quarter of an hour"));
        }
        return tooMany;
    }

    /** A wrong password, an unknown login, or an account that is locked or logs in elsewhere. */
    public void failed(String login, String door, String reason) {
        var locked = accounts.lockedUntil(login)
                .filter(until -> until.isAfter(clock.instant()))
                .map(until -> reason + "; locked until " + until)
                .orElse(reason);
        log.keep(SecurityEvent.failure(SecurityAction.LOGIN_FAILED, known(login), door, locked));
    }

    /** Kept once in a quarter of an hour per person, address and door: programs log in with each request. */
    public void succeeded(String login, String door) {
        var key = String.join("\n", login, CallerAddress.current(), door);
        if (isNew(key)) {
            log.keep(SecurityEvent.success(SecurityAction.LOGIN_SUCCEEDED, login, door, ""));
        }
    }

    /** A token that is forged, outdated, not for us or of somebody who left. What it claims is not believed, nor kept. */
    public void tokenRefused(String door, String reason) {
        log.keep(SecurityEvent.failure(SecurityAction.TOKEN_REFUSED, "", door, reason));
    }

    public void loggedOut(String login, String door) {
        synchronized (written) {
            written.keySet().removeIf(key -> key.startsWith(login + "\n"));
        }
        log.keep(SecurityEvent.success(SecurityAction.LOGOUT, login, door, ""));
    }

    /** Nothing for a name that no account bears: people type passwords into the wrong field. */
    private String known(String login) {
        return accounts.find(login).isPresent() ? login : "";
    }

    private boolean isNew(String key) {
        var now = clock.instant();
        synchronized (written) {
            var last = written.get(key);
            if (last != null && now.isBefore(last.plus(SecurityLog.PERIOD))) {
                return false;
            }
            written.put(key, now);
            return true;
        }
    }

    /** The oldest go first. */
    private static final class LatelyWritten extends LinkedHashMap<String, Instant> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    }

    private record Failures(long ofPerson, long ofAddress) {}

    private Failures failures(String person) {
        var period = SecurityLog.PERIOD.toSeconds();
        var start = Instant.ofEpochSecond(clock.instant().getEpochSecond() / period * period);
        return jdbc.sql("""
                        select coalesce(sum(repeats) filter (where person = :person), 0) as of_person,
                               coalesce(sum(repeats), 0) as of_address
                        from security_event
                        where action = 'LOGIN_FAILED' and address = :address and last_at >= :start
                        """)
                .param("person", HarmlessText.of(person))
                .param("address", HarmlessText.of(CallerAddress.current()))
                .param("start", Timestamp.from(start))
                .query((row, number) -> new Failures(row.getLong("of_person"), row.getLong("of_address")))
                .single();
    }

    private boolean isKnownHere(String person) {
        return jdbc.sql("""
                        select exists (select 1 from security_event
                            where action = 'LOGIN_SUCCEEDED' and person = :person and address = :address
                                and last_at > :since)
                        """)
                .param("person", person)
                .param("address", HarmlessText.of(CallerAddress.current()))
                .param("since", Timestamp.from(clock.instant().minus(KNOWN)))
                .query(Boolean.class)
                .single();
    }
}
