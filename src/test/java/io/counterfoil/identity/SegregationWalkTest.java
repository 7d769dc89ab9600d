package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import io.counterfoil.workflow.CaseRegister;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random histories on the real tables: documents join cases and suppliers, roles are granted, people act for themselves
 * and for absent ones. Whatever was accepted, nobody has both halves of a forbidden pair, judged by this test's own
 * reading of the rules. A failure names its seed; more walks with {@code -Dcounterfoil.walks=1000}.
 */
class SegregationWalkTest extends ProcessTest {
    private static final int WALKS = Integer.getInteger("counterfoil.walks", 25);
    private static final int STEPS = 60;
    private static final List<String> PEOPLE = List.of("walk.a", "walk.b", "walk.c", "walk.d", "walk.e");

    @Autowired
    SegregationOfDuties duties;

    @Autowired
    RoleConflicts grants;

    @Autowired
    Accounts accounts;

    @Autowired
    CaseRegister cases;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    record Rule(
            String rule,
            String first,
            String second,
            String scope,
            @Nullable Integer aboveItems,
            boolean refusesGrant) {
        boolean covers(String one, String other) {
            return matches(first, one) && matches(second, other) || matches(first, other) && matches(second, one);
        }

        private static boolean matches(String named, String duty) {
            return named.equals("ANY") || named.equals(duty);
        }
    }

    record Act(String document, String duty, Set<String> people, int items) {}

    /** What one walk knows: an independent model of documents, in memory. */
    static final class World {
        final Map<String, Set<String>> casesOf = new HashMap<>();
        final Map<String, Set<String>> partiesOf = new HashMap<>();
        final Map<String, Set<String>> rolesOf = new HashMap<>();
        final List<Act> accepted = new ArrayList<>();
        int refused;

        private Set<String> cases(String document) {
            return casesOf.getOrDefault(document, Set.of());
        }

        boolean shareCase(String one, String other) {
            return one.equals(other) || meet(cases(one), cases(other));
        }

        boolean shareParty(String one, String other) {
            return shareCase(one, other)
                    || meet(parties(one), partiesOf.getOrDefault(other, Set.of()))
                    || meet(parties(other), partiesOf.getOrDefault(one, Set.of()));
        }

        /** Of the document and of all that share a case with it. */
        private Set<String> parties(String document) {
            var all = new HashSet<String>();
            casesOf.keySet().stream()
                    .filter(other -> shareCase(document, other))
                    .forEach(other -> all.addAll(partiesOf.getOrDefault(other, Set.of())));
            return all;
        }

        static boolean meet(Set<String> one, Set<String> other) {
            return one.stream().anyMatch(other::contains);
        }
    }

    @AfterEach
    void dismiss() {
        PEOPLE.forEach(login -> engine.getIdentityService().deleteUser(login));
        jdbc.sql("delete from role_duty where role like 'walk-%'").update();
    }

    @Test
    void noHistoryGivesOnePersonBothHalvesOfAForbiddenPair() {
        addRoles();
        var rules = rules();
        var dutiesOf = dutiesOfRoles();
        dutiesOf.keySet().forEach(role -> accounts.createGroup(role, role));
        PEOPLE.forEach(login -> accounts.create(new Account(login, login, Set.of()), "never-used-1"));
        var accepted = 0;
        var refused = 0;
        for (var seed = 1L; seed <= WALKS; seed++) {
            var world = walk(seed, PEOPLE, dutiesOf);
            assertNoConflict(world, rules, seed);
            assertNoRefusedGrant(world, rules, dutiesOf, seed);
            accepted += world.accepted.size();
            refused += world.refused;
        }
        assertThat(accepted).as("acts that passed").isGreaterThan(WALKS * STEPS / 10);
        assertThat(refused).as("acts and grants that were refused").isGreaterThan(WALKS * STEPS / 20);
    }

    private World walk(long seed, List<String> people, Map<String, List<String>> dutiesOf) {
        var random = new Random(seed);
        var world = new World();
        var prefix = "WALK-" + seed + "-" + System.nanoTime() + "-";
        var documents = documents(random, world, prefix);
        people.forEach(login -> {
            accounts.setGroups(login, Set.of());
            world.rolesOf.put(login, new HashSet<>());
        });
        var roles = List.copyOf(dutiesOf.keySet());
        for (var step = 0; step < STEPS; step++) {
            var person = any(random, people);
            if (random.nextInt(4) == 0) {
                grant(world, person, any(random, roles));
            } else {
                act(random, world, person, any(random, people), any(random, documents), dutiesOf);
            }
        }
        return world;
    }

    private List<String> documents(Random random, World world, String prefix) {
        var documents =
                IntStream.range(0, 7).mapToObj(number -> prefix + number).toList();
        for (var number = 0; number < documents.size(); number++) {
            var document = documents.get(number);
            var joined = new HashSet<String>();
            if (number < 3) {
                cases.open(document);
                joined.add(document);
            } else {
                for (var predecessor :
                        List.of(any(random, documents.subList(0, number)), any(random, documents.subList(0, number)))) {
                    cases.follow(document, predecessor);
                    joined.addAll(world.cases(predecessor));
                }
            }
            world.casesOf.put(document, joined);
            var parties = new HashSet<String>();
            if (random.nextBoolean()) {
                var party = prefix + "S" + random.nextInt(2);
                cases.concern(document, party);
                parties.add(party);
            }
            world.partiesOf.put(document, parties);
        }
        return documents;
    }

    private void grant(World world, String person, String role) {
        try {
            grants.examine(person, role, "admin");
            world.rolesOf.computeIfAbsent(person, login -> new HashSet<>()).add(role);
            accounts.setGroups(person, Set.copyOf(world.rolesOf.getOrDefault(person, Set.of())));
        } catch (Forbidden refused) {
            world.refused++;
        }
    }

    private void act(
            Random random,
            World world,
            String person,
            String absent,
            String document,
            Map<String, List<String>> dutiesOf) {
        var forAbsent = random.nextInt(3) == 0 && !absent.equals(person);
        var held = List.copyOf(world.rolesOf.getOrDefault(forAbsent ? absent : person, Set.of()));
        if (held.isEmpty()) {
            return;
        }
        var duty = any(random, dutiesOf.getOrDefault(any(random, held), List.of()));
        var items = forAbsent ? 1 : 1 + random.nextInt(200);
        try {
            transactions.executeWithoutResult(status -> {
                if (forAbsent) {
                    duties.performFor(document, duty, person, absent);
                } else {
                    duties.performBulk(document, duty, person, items);
                }
            });
            world.accepted.add(new Act(document, duty, forAbsent ? Set.of(person, absent) : Set.of(person), items));
        } catch (Forbidden refused) {
            world.refused++;
        }
    }

    private static void assertNoConflict(World world, List<Rule> rules, long seed) {
        for (var one : world.accepted) {
            for (var other : world.accepted) {
                rules.stream()
                        .filter(rule -> one != other && rule.covers(one.duty, other.duty))
                        .filter(rule -> rule.aboveItems == null || Math.max(one.items, other.items) > rule.aboveItems)
                        .filter(rule -> switch (rule.scope) {
                            case "CASE" -> world.shareCase(one.document, other.document);
                            case "PARTY" -> world.shareParty(one.document, other.document);
                            default -> false;
                        })
                        .forEach(rule -> assertThat(World.meet(one.people, other.people))
                                .as("seed " + seed + ": " + rule + " broken by " + one + " and " + other)
                                .isFalse());
            }
        }
    }

    private static void assertNoRefusedGrant(
            World world, List<Rule> rules, Map<String, List<String>> dutiesOf, long seed) {
        world.rolesOf.forEach((person, roles) -> {
            for (var one : roles) {
                for (var other : roles) {
                    rules.stream()
                            .filter(rule -> rule.refusesGrant && !one.equals(other))
                            .forEach(rule -> assertThat(dutiesOf.getOrDefault(one, List.of()).stream()
                                            .anyMatch(first -> dutiesOf.getOrDefault(other, List.of()).stream()
                                                    .anyMatch(second -> rule.covers(first, second))))
                                    .as("seed " + seed + ": " + person + " holds " + one + " and " + other + " against "
                                            + rule)
                                    .isFalse());
                }
            }
        });
    }

    private List<Rule> rules() {
        return jdbc.sql("select * from sod_rule")
                .query((row, number) -> new Rule(
                        row.getString("rule"),
                        row.getString("first_duty"),
                        row.getString("second_duty"),
                        row.getString("scope"),
                        (Integer) row.getObject("above_items"),
                        row.getBoolean("refuses_grant")))
                .list();
    }

    private Map<String, List<String>> dutiesOfRoles() {
        var all = new HashMap<String, List<String>>();
        jdbc.sql("select role, duty from role_duty")
                .query((row, number) -> all.computeIfAbsent(row.getString("role"), role -> new ArrayList<>())
                        .add(row.getString("duty")))
                .list();
        return all;
    }

    /** Roles of their own for the duties that no role of the product has yet. */
    private void addRoles() {
        jdbc.sql("""
                        insert into role_duty (role, duty)
                        select case when duty like '%BULK' then 'walk-bulk' when duty like '%BANK' then 'walk-bank'
                                    else 'walk-measures' end, duty
                        from unnest(array['OWN_MEASURE', 'SPONSOR_MEASURE', 'CONTROL_MEASURE', 'EDIT_ACTUALS',
                            'VALIDATE_ACTUALS', 'CLOSE_MEASURE', 'INITIATE_BULK', 'RUN_BULK', 'RECONCILE_BANK']) duty
                        """).update();
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
