package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gate x decision x role: who may ask, who is asked, whom the engine refuses and where an agreement leads. The rows are
 * written from governance.md sections 1 and 6, not from the decision table. Every attempt is rolled back, so that each
 * row finds its measure as it was.
 */
class GateMatrixTest extends ClosureProcessTest {
    /** Its first three months are closed, so that a measure at D4 can be closed. */
    private static final int YEAR = 1941;

    private static final Map<String, String> SUBJECTS = new HashMap<>();

    @Autowired
    PlatformTransactionManager manager;

    /** Everybody who could believe to have a say. */
    private enum Role {
        OWNER(MIA),
        SPONSOR(HANA),
        CONTROLLER(CARLA),
        PACKAGE(CARL),
        PROJECT(IAN),
        STEERING("bo.board"),
        OTHER_CONTROLLER(CONRAD),
        SUPERIOR_OF_SPONSOR("fiona.cfo"),
        OFFICE(OTTO),
        OUTSIDER("rita.requester"),
        ADMINISTRATOR("admin");

        private final String login;

        Role(String login) {
            this.login = login;
        }

        static Set<Role> of(String words) {
            return switch (words) {
                case "-" -> Set.of();
                case "part" -> Set.of(OWNER, SPONSOR, CONTROLLER, PACKAGE, PROJECT);
                default ->
                    Arrays.stream(words.split(" ", -1)).map(Role::valueOf).collect(Collectors.toSet());
            };
        }
    }

    /** One decision in one state; "-" for nobody. Before D1 there is nothing lower to return to. */
    @ParameterizedTest(name = "{0} {1}: asked by {2}, decided by {3}, leads to {4}")
    @CsvSource(delimiter = '|', textBlock = """
            D0           | ADVANCE    | OWNER | PACKAGE            | D1 ACTIVE
            D0           | RETURN     | -     | -                  | -
            D0           | HOLD       | part  | PACKAGE            | D0 ON_HOLD
            D0           | RESUME     | -     | -                  | -
            D0           | CANCEL     | part  | PACKAGE            | D0 CANCELLED
            D0           | REBASELINE | -     | -                  | -
            D0           | REOPEN     | -     | -                  | -
            D1           | ADVANCE    | OWNER | PROJECT            | D2 ACTIVE
            D1           | RETURN     | part  | PROJECT            | D0 ACTIVE
            D1           | HOLD       | part  | PROJECT            | D1 ON_HOLD
            D1           | RESUME     | -     | -                  | -
            D1           | CANCEL     | part  | PROJECT            | D1 CANCELLED
            D1           | REBASELINE | -     | -                  | -
            D1           | REOPEN     | -     | -                  | -
            D2           | ADVANCE    | OWNER | SPONSOR CONTROLLER | D3 ACTIVE
            D2           | RETURN     | part  | SPONSOR CONTROLLER | D1 ACTIVE
            D2           | HOLD       | part  | SPONSOR CONTROLLER | D2 ON_HOLD
            D2           | RESUME     | -     | -                  | -
            D2           | CANCEL     | part  | SPONSOR CONTROLLER | D2 CANCELLED
            D2           | REBASELINE | -     | -                  | -
            D2           | REOPEN     | -     | -                  | -
            D3           | ADVANCE    | OWNER | SPONSOR            | D4 ACTIVE
            D3           | RETURN     | part  | SPONSOR            | D2 ACTIVE
            D3           | HOLD       | part  | SPONSOR            | D3 ON_HOLD
            D3           | RESUME     | -     | -                  | -
            D3           | CANCEL     | part  | SPONSOR CONTROLLER | D3 CANCELLED
            D3           | REBASELINE | -     | -                  | -
            D3 redrafted | REBASELINE | OWNER | SPONSOR CONTROLLER | D3 ACTIVE
            D3 redrafted | ADVANCE    | -     | -                  | -
            D3           | REOPEN     | -     | -                  | -
            D4           | ADVANCE    | -     | -                  | -
            D4           | RETURN     | part  | CONTROLLER         | D3 ACTIVE
            D4           | HOLD       | part  | CONTROLLER         | D4 ON_HOLD
            D4           | RESUME     | -     | -                  | -
            D4           | CANCEL     | part  | CONTROLLER         | D4 CANCELLED
            D4           | REOPEN     | -     | -                  | -
            D5           | ADVANCE    | -     | -                  | -
            D5           | RETURN     | -     | -                  | -
            D5           | HOLD       | -     | -                  | -
            D5           | RESUME     | -     | -                  | -
            D5           | CANCEL     | -     | -                  | -
            D5           | REBASELINE | -     | -                  | -
            D5           | REOPEN     | -     | -                  | -
            cancelled    | ADVANCE    | -     | -                  | -
            cancelled    | RETURN     | -     | -                  | -
            cancelled    | HOLD       | -     | -                  | -
            cancelled    | RESUME     | -     | -                  | -
            cancelled    | CANCEL     | -     | -                  | -
            cancelled    | REBASELINE | -     | -                  | -
            cancelled    | REOPEN     | -     | -                  | -
            D2 held      | ADVANCE    | -     | -                  | -
            D2 held      | RETURN     | -     | -                  | -
            D2 held      | REBASELINE | -     | -                  | -
            """)
    void decisionIsAskedAndTakenByThoseWhoMayOnly(
            String subject, GateDecision decision, String asked, String decided, String leadsTo) {
        var key = subject(subject);
        var askers = Role.of(asked);
        for (var role : Role.values()) {
            var refusal = refusalOf(() -> gates.ask(key, request(key, decision), role.login));
            if (askers.contains(role)) {
                assertThat(refusal).as("%s may ask", role).isNull();
            } else {
                // Where nobody may ask it is impossible, or somebody else's.
                assertThat(refusal)
                        .as("%s may not ask", role)
                        .isInstanceOf(askers.isEmpty() ? BusinessRuleViolation.class : Forbidden.class);
            }
        }
        if (!askers.isEmpty()) {
            decidedBy(() -> gates.ask(key, request(key, decision), MIA).passage(), key, Role.of(decided), leadsTo);
            if (askers.contains(Role.SPONSOR)) {
                // Who asks gains no say by it and loses the one they had, to their superior.
                decidedBy(
                        () -> gates.ask(key, request(key, decision), HANA).passage(),
                        key,
                        without(Role.of(decided), Role.SPONSOR, Role.SUPERIOR_OF_SPONSOR),
                        leadsTo);
            }
        }
    }

    /** RESUME is taken by those who took HOLD; after two holds in a row by the steering committee, whatever is asked. */
    @ParameterizedTest(name = "{0}, {1}: decided by {2}, leads to {3}")
    @CsvSource(delimiter = '|', textBlock = """
            D0 held       | resume | PACKAGE            | D0 ACTIVE
            D0 held       | hold   | PACKAGE            | D0 ON_HOLD
            D0 held       | cancel | PACKAGE            | D0 CANCELLED
            D1 held       | resume | PROJECT            | D1 ACTIVE
            D1 held       | cancel | PROJECT            | D1 CANCELLED
            D2 held       | resume | SPONSOR CONTROLLER | D2 ACTIVE
            D2 held       | hold   | SPONSOR CONTROLLER | D2 ON_HOLD
            D2 held       | cancel | SPONSOR CONTROLLER | D2 CANCELLED
            D3 held       | resume | SPONSOR            | D3 ACTIVE
            D3 held       | hold   | SPONSOR            | D3 ON_HOLD
            D3 held       | cancel | SPONSOR CONTROLLER | D3 CANCELLED
            D4 held       | resume | CONTROLLER         | D4 ACTIVE
            D4 held       | hold   | CONTROLLER         | D4 ON_HOLD
            D4 held       | cancel | CONTROLLER         | D4 CANCELLED
            D1 held twice | resume | STEERING           | D1 ACTIVE
            D1 held twice | hold   | STEERING           | D1 ON_HOLD
            D1 held twice | cancel | STEERING           | D1 CANCELLED
            D3 held twice | resume | STEERING           | D3 ACTIVE
            """)
    void heldMeasureIsTakenUpByItsOwnerAndDecidedByThoseWhoHeldIt(
            String subject, String decision, String decided, String leadsTo) {
        var key = subject(subject);
        var passage = passageOf(key);
        assertThat(asked(passage)).as("until the review date").containsExactly(MIA);
        refuseAllBut(passage, Set.of(MIA), review(decision));
        assertThat(refusalOf(() -> {
                    complete(tasks(passage).get(0), MIA, review("advance"));
                    return passage;
                }))
                .as("a held measure is resumed first")
                .isNotNull();
        decidedBy(
                () -> {
                    complete(tasks(passage).get(0), MIA, review(decision));
                    return passage;
                },
                key,
                Role.of(decided),
                leadsTo);
    }

    /** From a million a year on, sponsor and controller are not enough; the owner does not count among the voters. */
    @Test
    void largeMeasureIsDecidedByTheCommitteeOnceSponsorAndControllerAgree() {
        var key = subject("D2 large");
        undone(() -> {
            var passage =
                    gates.ask(key, request(key, GateDecision.ADVANCE), MIA).passage();
            assertThat(asked(passage)).containsExactlyInAnyOrder(HANA, CARLA);
            agree(passage, HANA);
            assertThat(asked(passage)).containsExactly(CARLA);
            agree(passage, CARLA);
            assertThat(standing(key)).isEqualTo("D2 ACTIVE");
            assertThat(asked(passage)).containsExactlyElementsOf(new TreeSet<>(COMMITTEE));
            refuseAllBut(passage, new TreeSet<>(COMMITTEE), Map.of("decision", "approve"));
            agree(passage, "bo.board");
            agree(passage, "bea.board");
            assertThat(standing(key)).as("two are not a quorum of three").isEqualTo("D2 ACTIVE");
            agree(passage, "lena.legal");
            assertThat(standing(key)).isEqualTo("D3 ACTIVE");
            return key;
        });
    }

    /** D4 to D5: the controller only, and one who has no other part in it. */
    @Test
    void closureIsAskedByTheOwnerAndDecidedByAnotherControllerOfTheEntity() {
        var key = subject("D4");
        for (var role : Role.values()) {
            var refusal = refusalOf(() -> closures.request(key, role.login, "It pays"));
            assertThat(refusal == null).as("%s asks for the closure", role).isEqualTo(role == Role.OWNER);
        }
        undone(() -> {
            var passage = request(key);
            assertThat(asked(passage)).containsExactly(CONRAD);
            refuseAllBut(passage, Set.of(CONRAD), Map.of("decision", "CONFIRM"));
            confirm(passage, CONRAD);
            assertThat(standing(key)).isEqualTo("D5 ACTIVE");
            return key;
        });
    }

    /** Exactly these are asked; one of them alone is not enough where two are, a no ends it, strangers are refused. */
    private void decidedBy(Callable<String> question, String key, Set<Role> deciders, String leadsTo) {
        var before = standing(key);
        var people = logins(deciders);
        undone(() -> {
            var passage = question.call();
            assertThat(asked(passage)).as("who is asked").isEqualTo(people);
            refuseAllBut(passage, people, Map.of("decision", "approve"));
            assertThat(standing(key)).isEqualTo(before);
            return passage;
        });
        if (!deciders.contains(Role.STEERING)) {
            people.forEach(no -> undone(() -> {
                var passage = question.call();
                decide(passage, no, Map.of("decision", "refuse", "reason", "Not so"));
                assertThat(standing(key)).as("%s says no", no).isEqualTo(before);
                assertThat(lastOf(key).outcome()).isEqualTo(GateQuestion.Outcome.REFUSED);
                return passage;
            }));
        }
        undone(() -> {
            var passage = question.call();
            var needed = deciders.contains(Role.STEERING) ? 3 : people.size();
            people.stream().limit(needed).forEach(person -> {
                assertThat(lastOf(key).outcome())
                        .as("decided before %s", person)
                        .isNull();
                agree(passage, person);
            });
            assertThat(standing(key)).isEqualTo(leadsTo);
            assertThat(lastOf(key).outcome()).isEqualTo(GateQuestion.Outcome.DECIDED);
            return passage;
        });
    }

    private GateQuestion lastOf(String key) {
        var history = gates.history(key);
        return history.get(history.size() - 1);
    }

    /** Everybody else gets hold of no task, and completes none without. */
    private void refuseAllBut(String passage, Set<String> people, Map<String, Object> entered) {
        var task = tasks(passage).get(0).getId();
        for (var role : Role.values()) {
            if (!people.contains(role.login)) {
                assertThat(refusalOf(() -> as(role.login, () -> {
                            engine.getTaskService().claim(task, role.login);
                            return task;
                        })))
                        .as("%s claims", role)
                        .isInstanceOf(AuthorizationException.class);
                assertThat(refusalOf(() -> as(role.login, () -> {
                            engine.getFormService().submitTaskForm(task, entered);
                            return task;
                        })))
                        .as("%s decides", role)
                        .isInstanceOf(AuthorizationException.class);
            }
        }
    }

    private static Set<Role> without(Set<Role> roles, Role one, Role other) {
        return roles.stream().map(role -> role == one ? other : role).collect(Collectors.toSet());
    }

    private static Set<String> logins(Set<Role> roles) {
        return roles.contains(Role.STEERING)
                ? new TreeSet<>(COMMITTEE)
                : roles.stream().map(role -> role.login).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everybody for whom a task of the passage waits. */
    private Set<String> asked(String passage) {
        return tasks(passage).stream()
                .map(Task::getId)
                .flatMap(task -> engine.getTaskService().getIdentityLinksForTask(task).stream())
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(link -> link.getUserId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private GateRequest request(String key, GateDecision decision) {
        var stage = stage(key);
        return switch (decision) {
            case RETURN -> GateRequest.returnTo(Stage.values()[Math.max(0, stage.ordinal() - 1)], "Plan it again");
            case HOLD -> GateRequest.hold(LocalDate.now().plusDays(30), "Strike");
            case CANCEL -> GateRequest.cancel(BigDecimal.TEN, "Bankrupt");
            case REOPEN -> GateRequest.reopen("DE-1", "I say so");
            default -> GateRequest.of(decision, "It is time");
        };
    }

    private static Map<String, Object> review(String decision) {
        return Map.of(
                "decision",
                decision,
                "reason",
                "Looked at again",
                "reviewOn",
                LocalDate.now().plusDays(60).toString(),
                "sunkCost",
                "10");
    }

    private String standing(String key) {
        return stage(key) + " " + condition(key);
    }

    private String passageOf(String key) {
        return lastOf(key).passage();
    }

    /** What stood against it; null if nothing did. Whatever it did is undone. */
    private @Nullable Throwable refusalOf(Callable<?> act) {
        return catchThrowable(() -> undone(act));
    }

    /** To a save point where a transaction runs already. */
    private void undone(Callable<?> act) {
        var transaction = new TransactionTemplate(manager);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(status -> {
            try {
                act.call();
            } catch (RuntimeException refused) {
                throw refused;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            } finally {
                status.setRollbackOnly();
            }
        });
    }

    private String subject(String words) {
        var known = SUBJECTS.get(words);
        if (known == null) {
            known = make(words);
            SUBJECTS.put(words, known);
        }
        return known;
    }

    private String make(String words) {
        return switch (words) {
            case "cancelled" -> cancelled();
            case "D2 large" -> confirmed(at(Stage.D2, "90000"));
            case "D3 redrafted" -> redrafted();
            default -> {
                var key = ready(Stage.valueOf(words.substring(0, 2)));
                if (words.contains("held")) {
                    hold(key);
                }
                if (words.endsWith("twice")) {
                    holdOn(key);
                }
                yield key;
            }
        };
    }

    /** At a stage, with everything that the gate ahead asks for. */
    private String ready(Stage stage) {
        return switch (stage) {
            case D0 -> identified();
            case D1 -> {
                var key = at(Stage.D1, "100");
                detail(key, "100");
                yield key;
            }
            case D2 -> confirmed(at(Stage.D2, "100"));
            case D3 -> {
                var key = decided(
                        YEAR,
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(number -> step(number, 30))
                                .toList());
                confirmForecast(key);
                IntStream.rangeClosed(1, 3).forEach(number -> done(key, number));
                bring(key, YEAR, "100", "100", "100");
                yield key;
            }
            case D4 -> implemented();
            case D5 -> {
                var key = implemented();
                confirm(request(key), CONRAD);
                yield key;
            }
        };
    }

    private String implemented() {
        if (!periods.isClosed(YearMonth.of(YEAR, 3))) {
            close(YearMonth.of(YEAR, 1), YearMonth.of(YEAR, 3));
        }
        return implemented(YEAR, "100", "100", "100");
    }

    private String confirmed(String key) {
        plans.confirm(key, CARLA);
        return key;
    }

    private String redrafted() {
        var key = ready(Stage.D3);
        plans.draft(key, yearOf(YEAR, "80"), MIA);
        return confirmed(key);
    }

    private String cancelled() {
        var key = at(Stage.D1, "100");
        agree(gates.ask(key, request(key, GateDecision.CANCEL), MIA).passage(), IAN);
        return key;
    }

    private void hold(String key) {
        var passage = gates.ask(key, request(key, GateDecision.HOLD), MIA).passage();
        List.copyOf(asked(passage)).forEach(person -> agree(passage, person));
    }

    private void holdOn(String key) {
        var passage = passageOf(key);
        complete(tasks(passage).get(0), MIA, review("hold"));
        List.copyOf(asked(passage)).forEach(person -> agree(passage, person));
    }
}
