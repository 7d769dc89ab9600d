package io.counterfoil.identity;

import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.Accounts;
import io.counterfoil.workflow.RoleGrantRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Roles that would let one person perform both halves of a rule of segregation. What each role performs stands in table
 * {@code role_duty}; which rules refuse the grant, and which are only reported, in table {@code sod_rule}.
 */
@Component
class RoleConflicts implements RoleGrantRules {
    private static final String BETWEEN = """
            select distinct on (rule.rule, held.role, other.role) rule.rule, rule.text, rule.refuses_grant,
                held.role as held, held.duty as held_duty, other.role as other, other.duty as other_duty
            from sod_rule rule
            join role_duty held on held.role = any(:held::text[])
            join role_duty other on other.role = any(:other::text[]) and other.role <> held.role
                and (rule.first_duty = held.duty and rule.second_duty in (other.duty, 'ANY')
                    or rule.first_duty = other.duty and rule.second_duty in (held.duty, 'ANY'))
            order by rule.rule, held.role, other.role, rule.refuses_grant desc, held.duty, other.duty
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SecurityLog log;

    RoleConflicts(JdbcClient jdbc, Accounts accounts, SecurityLog log) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.log = log;
    }

    /**
     * Two roles that meet in a rule.
     *
     * @param refuses whether nobody is granted both here
     */
    record RoleConflict(
            String rule, String text, boolean refuses, String held, String heldDuty, String other, String otherDuty) {
        String words() {
            return "rule " + rule + " (" + text + "): " + held + " performs " + heldDuty + ", " + other + " performs "
                    + otherDuty;
        }
    }

    /** What would refuse both persons' roles in one hand, in words; empty if nothing does. */
    Optional<String> refusing(String person, String other) {
        return between(groups(person), groups(other)).stream()
                .filter(RoleConflict::refuses)
                .map(RoleConflict::words)
                .findFirst();
    }

    private Set<String> groups(String person) {
        return accounts.find(person).map(account -> account.groups()).orElse(Set.of());
    }

    @Override
    public void examine(String person, String role, String by) {
        var held = groups(person);
        var conflicts = between(held, Set.of(role));
        conflicts.stream().filter(RoleConflict::refuses).findFirst().ifPresent(conflict -> {
            throw new Forbidden(
                    "ROLES_CONFLICT",
                    "granting " + role + " to " + person + " is refused by " + conflict.words()
                            + ". Take the other role away first, or choose another person.");
        });
        record(person, by, conflicts);
    }

    /** Keeps what the roles of this person make possible; for roles that come from elsewhere. */
    void report(String person, Set<String> roles) {
        record(person, person, within(roles));
    }

    /** All conflicts among these roles, each once. */
    List<RoleConflict> within(Set<String> roles) {
        return between(roles, roles).stream()
                .filter(one -> one.held().compareTo(one.other()) < 0)
                .toList();
    }

    private void record(String person, String by, List<RoleConflict> conflicts) {
        if (!conflicts.isEmpty()) {
            log.keepWithTransaction(SecurityEvent.success(
                    SecurityAction.ROLES_CONFLICT,
                    by,
                    "CreateMembership",
                    person + ": " + conflicts.stream().map(RoleConflict::words).collect(Collectors.joining("; "))));
        }
    }

    private List<RoleConflict> between(Set<String> held, Set<String> other) {
        return jdbc.sql(BETWEEN)
                .param("held", held.toArray(String[]::new))
                .param("other", other.toArray(String[]::new))
                .query((row, number) -> new RoleConflict(
                        row.getString("rule"),
                        row.getString("text"),
                        row.getBoolean("refuses_grant"),
                        row.getString("held"),
                        row.getString("held_duty"),
                        row.getString("other"),
                        row.getString("other_duty")))
                .list();
    }
}
