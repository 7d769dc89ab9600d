package io.counterfoil.identity;

import io.counterfoil.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one log of logins, refusals, grants and administrative acts: table {@code security_event}, and the same as JSON
 * lines in a file. Passwords and tokens never get here; account numbers are covered.
 *
 * <p>Growth is bounded: the same again (action, person, address, act, document, rule) within the same quarter of an hour is a higher
 * count of one row, with the latest reason, and rows are deleted after their retention.
 */
@Component
public class SecurityLog {
    static final Duration PERIOD = Duration.ofMinutes(15);
    private static final Pattern RULE = Pattern.compile("\\b[SR]\\d{1,2}\\b");

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final SecurityLogFile file;
    private final SecurityLogSettings settings;
    private final Clock clock;

    SecurityLog(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SecurityLogFile file,
            SecurityLogSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.file = file;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps the event whatever becomes of the current transaction; repeats are counted. */
    public void keep(SecurityEvent event) {
        var entry = entry(event);
        var repeats = ownTransaction.execute(status -> write(entry, repeatKey(entry)));
        file.append(entry, repeats == null ? 1 : repeats);
    }

    /** Keeps the event if the current transaction succeeds, one by one: for changes that it is evidence of. */
    public void keepWithTransaction(SecurityEvent event) {
        var entry = entry(event);
        write(entry, null);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    file.append(entry, 1);
                }
            });
        } else {
            file.append(entry, 1);
        }
    }

    private SecurityLogEntry entry(SecurityEvent event) {
        var reason = HarmlessText.of(event.reason());
        var rule = RULE.matcher(reason);
        return new SecurityLogEntry(
                clock.instant(),
                new SecurityEvent(
                        event.action(),
                        event.success(),
                        HarmlessText.of(event.person()),
                        HarmlessText.of(event.act()),
                        HarmlessText.of(event.businessKey()),
                        reason),
                HarmlessText.of(CallerAddress.current()),
                event.success() || !rule.find() ? "" : rule.group());
    }

    /** Parts are separated by a character that {@link HarmlessText} leaves in none of them. */
    private static String repeatKey(SecurityLogEntry entry) {
        var event = entry.event();
        return Sha256.hex(String.join(
                "\n",
                Long.toString(entry.at().getEpochSecond() / PERIOD.toSeconds()),
                event.action().name(),
                event.outcome(),
                event.person(),
                entry.address(),
                event.act(),
                event.businessKey(),
                entry.rule()));
    }

    private long write(SecurityLogEntry entry, @Nullable String repeatKey) {
        var event = entry.event();
        return jdbc.sql("""
                        insert into security_event (first_at, last_at, action, outcome, person, address, act,
                                                    business_key, rule, reason, repeat_key)
                        values (:at, :at, :action, :outcome, :person, :address, :act, :key, :rule, :reason, :repeat)
                        on conflict (repeat_key) do update set repeats = security_event.repeats + 1,
                            last_at = greatest(security_event.last_at, excluded.last_at), reason = excluded.reason
                        returning repeats
                        """)
                .param("at", Timestamp.from(entry.at()))
                .param("action", event.action().name())
                .param("outcome", event.outcome())
                .param("person", event.person())
                .param("address", entry.address())
                .param("act", event.act())
                .param("key", event.businessKey())
                .param("rule", entry.rule())
                .param("reason", event.reason())
                .param("repeat", repeatKey)
                .query(Long.class)
                .single();
    }

    @Scheduled(initialDelay = 3_600_000, fixedDelay = 86_400_000)
    void forgetTheOld() {
        forgetBefore(clock.instant().minus(settings.retention()));
    }

    int forgetBefore(Instant limit) {
        return jdbc.sql("delete from security_event where last_at < :limit")
                .param("limit", Timestamp.from(limit))
                .update();
    }
}
