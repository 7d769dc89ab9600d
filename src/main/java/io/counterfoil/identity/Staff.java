package io.counterfoil.identity;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.workflow.Accounts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is whose superior. Master data: a person without an entry has no superior. */
@Service
@Transactional
public class Staff {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    Staff(JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
    }

    /** The person's place; empty if none is recorded. */
    @Transactional(readOnly = true)
    public Optional<StaffMember> find(String login) {
        return jdbc.sql("select login, superior, legal_entity from staff where login = :login")
                .param("login", login)
                .query(StaffMember.class)
                .optional();
    }

    /** Everybody with a place, by login. */
    @Transactional(readOnly = true)
    public List<StaffMember> page(int size, long offset) {
        return jdbc.sql("select login, superior, legal_entity from staff order by login limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(StaffMember.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from staff").query(Long.class).single();
    }

    /** The superior, the superior's superior and so on; ends at the top, and where the line would return to itself. */
    @Transactional(readOnly = true)
    public List<String> lineAbove(String login) {
        var line = new LinkedHashSet<String>();
        for (var next = superior(login); next.isPresent() && !next.get().equals(login) && line.add(next.get()); ) {
            next = superior(next.get());
        }
        return List.copyOf(line);
    }

    /** Whether there is such an account now: who left decides nothing. */
    @Transactional(readOnly = true)
    public boolean isEmployed(String login) {
        return accounts.find(login).isPresent();
    }

    /** The logins of everybody who has the role now. */
    @Transactional(readOnly = true)
    public Set<String> holders(String roleId) {
        return accounts.members(roleId);
    }

    /** The entity this person works for; empty where none is recorded. */
    @Transactional(readOnly = true)
    public String legalEntity(String login) {
        return find(login).map(StaffMember::legalEntity).orElse("");
    }

    /** The entities these people work for; whoever has none recorded works for the one named by the empty text. */
    @Transactional(readOnly = true)
    public Set<String> legalEntities(Set<String> logins) {
        return Set.copyOf(jdbc.sql("""
                        select distinct coalesce(staff.legal_entity, '') from unnest(:logins::text[]) as asked (login)
                        left join staff on staff.login = asked.login
                        """)
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Records where a person stands.
     *
     * @throws BusinessRuleViolation {@code ACCOUNT_MISSING} if one of both has no account, {@code SUPERIOR_CIRCULAR} if
     *     the superior reports to this person
     */
    public StaffMember record(StaffMember member, String by) {
        new InputCheck()
                .text("login", member.login(), 64)
                .that(member.legalEntity().length() <= 40, "legalEntity", "must have at most 40 characters")
                .done();
        requireAccount("login", member.login());
        var superior = member.superior();
        if (superior != null) {
            requireAccount("superior", superior);
            requireNotBelow(member.login(), superior);
        }
        jdbc.sql("""
                        insert into staff (login, superior, legal_entity) values (:login, :superior, :entity)
                        on conflict (login) do update set superior = :superior, legal_entity = :entity
                        """)
                .param("login", member.login())
                .param("superior", superior)
                .param("entity", member.legalEntity())
                .update();
        events.publishEvent(new AuditFact(
                "STAFF-" + member.login(),
                by,
                "STAFF_CHANGED",
                "",
                Map.of("superior", Objects.requireNonNullElse(superior, ""), "legalEntity", member.legalEntity())));
        return member;
    }

    private void requireAccount(String field, String login) {
        if (!isEmployed(login)) {
            throw new BusinessRuleViolation(
                    "ACCOUNT_MISSING", field + ": there is no account " + login + "; have it created first");
        }
    }

    private void requireNotBelow(String login, String superior) {
        if (superior.equals(login) || lineAbove(superior).contains(login)) {
            throw new BusinessRuleViolation(
                    "SUPERIOR_CIRCULAR",
                    "superior: " + superior + " reports to " + login
                            + " already; change the superior of one of them first");
        }
    }

    private Optional<String> superior(@Nullable String login) {
        return Optional.ofNullable(login).flatMap(this::find).flatMap(member -> Optional.ofNullable(member.superior()));
    }
}
