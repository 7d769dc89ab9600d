package io.counterfoil.identity;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * People and applications who log in at an identity provider. Each has an account of the engine like everybody else, so
 * that Tasklist, candidate groups and the segregation of duties know them; the account has no password that anybody
 * knows, and its roles are those that the provider tells, no others.
 */
@Component
public class ExternalPeople {
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}");
    private static final int PASSWORD_BYTES = 48;

    private final Accounts accounts;
    private final RoleConflicts conflicts;
    private final SecurityLog log;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ExternalPeople(
            Accounts accounts,
            RoleConflicts conflicts,
            SecurityLog log,
            TransactionOperations transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.conflicts = conflicts;
        this.log = log;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(
            String login, Instant confirmedAt, @Nullable Instant leftAt) {}

    /**
     * The account of the person, made at the first time, with the roles told now. A token older than one seen before
     * changes no roles.
     *
     * @throws Forbidden {@code LOGIN_TAKEN} if the login belongs to somebody else, {@code LOGIN_UNUSABLE} if it cannot
     *     be one here, {@code PERSON_LEFT} if the token was issued before the provider stopped knowing the person
     */
    public Account arrive(ExternalPerson person) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            waitForTheSame(person.issuer(), person.subject());
            var known = find(person);
            var login = known.map(Known::login).orElseGet(() -> create(person));
            known.ifPresent(earlier -> refuseIfLeft(earlier, person.vouchedAt()));
            if (known.isEmpty() || !person.vouchedAt().isBefore(known.get().confirmedAt())) {
                tell(login, person);
            }
            return accounts.find(login)
                    .orElseThrow(() -> new Forbidden(
                            "ACCOUNT_DELETED", "the account " + login + " was deleted here; ask an administrator"));
        }));
    }

    /** The provider knows the person no more: all roles go at once, and tokens issued until now are worthless. */
    public void leave(String login, String reason) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update external_account set left_at = :now where login = :login")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("login", login)
                    .update();
            accounts.setGroups(login, Set.of());
            log.keepWithTransaction(SecurityEvent.success(SecurityAction.ACCOUNT_LEFT, login, "", reason));
        });
    }

    /** Whether this account logs in at the provider and therefore never by a password here. */
    public boolean has(String login) {
        return jdbc.sql("select exists (select 1 from external_account where login = :login)")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    private void waitForTheSame(String issuer, String subject) {
        jdbc.sql("select count(pg_advisory_xact_lock(hashtextextended('external:' || :issuer || :subject, 0)))")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    private Optional<Known> find(ExternalPerson person) {
        return jdbc.sql("""
                        select login, confirmed_at, left_at from external_account
                        where issuer = :issuer and subject = :subject
                        """)
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .query((row, number) -> new Known(
                        row.getString("login"),
                        row.getTimestamp("confirmed_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("left_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .optional();
    }

    private String create(ExternalPerson person) {
        var login = person.login();
        if (!LOGIN.matcher(login).matches() || AuditFact.SYSTEM.equalsIgnoreCase(login)) {
            throw new Forbidden(
                    "LOGIN_UNUSABLE",
                    "the provider's name " + login + " cannot be a login: letters, digits and ._@- only, 64 at most");
        }
        var password = new byte[PASSWORD_BYTES];
        random.nextBytes(password);
        var account = new Account(login, person.name(), Set.of());
        if (!accounts.create(account, Base64.getEncoder().encodeToString(password))) {
            throw new Forbidden(
                    "LOGIN_TAKEN",
                    "the login " + login + " belongs to another account here; have that one deleted, or another name"
                            + " given at the provider");
        }
        jdbc.sql("""
                        insert into external_account (login, issuer, subject, confirmed_at)
                        values (:login, :issuer, :subject, :vouched)
                        """)
                .param("login", login)
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .param("vouched", Timestamp.from(person.vouchedAt()))
                .update();
        log.keepWithTransaction(
                SecurityEvent.success(SecurityAction.ACCOUNT_CREATED, login, "", "at " + person.issuer()));
        return login;
    }

    private static void refuseIfLeft(Known known, Instant vouchedAt) {
        if (known.leftAt() != null && !vouchedAt.isAfter(known.leftAt())) {
            throw new Forbidden(
                    "PERSON_LEFT",
                    known.login() + " was no longer known to the identity provider after this token was issued");
        }
    }

    private void tell(String login, ExternalPerson person) {
        var groups = person.roles().stream().map(Role::id).collect(Collectors.toCollection(TreeSet::new));
        if (accounts.find(login).isPresent() && accounts.setGroups(login, groups)) {
            log.keepWithTransaction(
                    SecurityEvent.success(SecurityAction.ROLES_CHANGED, login, "", "now " + String.join(", ", groups)));
            conflicts.report(login, groups);
        }
        if (person.email() != null) {
            accounts.setEmail(login, person.email());
        }
        jdbc.sql("update external_account set confirmed_at = :vouched, left_at = null where login = :login")
                .param("vouched", Timestamp.from(person.vouchedAt()))
                .param("login", login)
                .update();
    }
}
