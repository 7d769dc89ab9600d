package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.counterfoil.governance.measure.CostObjects;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.LegalEntity;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.SteeringCommittee;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.kernel.BusinessRuleViolation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who decides about measures is named by others, fits, and does not change under a vote. */
class WhoDecidesTest extends GovernanceProcessTest {
    private static final String CONRAD = "conrad.controller";
    private static final String FIONA = "fiona.cfo";
    private static final String STELLA = "stella.steering";

    @Autowired
    CostObjects costObjects;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void costObjectOfADecidedMeasureIsItsControllersToSay() {
        var key = at(Stage.D3, "100");

        refused("MEASURE_FROZEN", () -> change(key, as().costObject(""), MIA));
        refused("MEASURE_FROZEN", () -> costObjects.state(key, "", "It has none", CARLA));
        refused("NOT_THE_CONTROLLER", () -> costObjects.state(key, "CC-4711", "Booked there", MIA));
        costObjects.state(key, "CC-4711", "Booked there since March", CARLA);

        assertThat(measures.get(key).profile().costObject()).isEqualTo("CC-4711");
    }

    @Test
    void measureThatNeverHadACostObjectHasNoneOnceItsControllerSaysSo() {
        var key = measures.propose(null, as().costObject("").profile(), MIA).measure();
        assertThat(costObjects.isStatedNone(key)).isFalse();

        costObjects.state(key, "", "Nothing is bought for it", CARLA);

        assertThat(costObjects.isStatedNone(key)).isTrue();
        change(key, as().costObject("CC-1"), MIA);
        assertThat(costObjects.isStatedNone(key)).isFalse();
    }

    @Test
    void fromD1OnTheOwnerNamesNobodyWhoDecides() {
        change(identified(), as().sponsor(IAN), MIA);
        var key = at(Stage.D1, "100");

        refused("NOT_YOURS_TO_NAME", () -> change(key, as().sponsor(IAN), MIA));
        refused("NOT_YOURS_TO_NAME", () -> change(key, as().controller(CONRAD), MIA));
        refused("NOT_YOURS_TO_NAME", () -> change(key, as().owner("rita.requester"), MIA));
        refused("NOT_YOURS_TO_NAME", () -> change(key, as().committee(null), MIA));
        refused("NOT_YOURS_TO_NAME", () -> change(key, as().legalEntity(null), MIA));
        change(key, as().name("Fewer flights still"), MIA);
        change(key, as().name("Fewer flights still").sponsor(IAN), OTTO);
        change(key, as().name("Fewer flights still").sponsor(IAN).controller(CONRAD), IAN);

        assertThat(measures.get(key).profile().controller()).isEqualTo(CONRAD);
        refused("NOT_YOURS_TO_NAME", () -> change(key, as().sponsor(IAN).controller(CONRAD), IAN));
    }

    @Test
    void nobodyNamesThemselves() {
        var key = at(Stage.D1, "100");

        refused("NOT_YOURS_TO_NAME", () -> change(key, as().owner(OTTO), OTTO));
        refused(
                "NOT_YOURS_TO_NAME",
                () -> structure.put(
                        new StructureNode("TEST-MP", Level.MEASURE_PACKAGE, "Travel", "TEST-PR", OTTO), OTTO));
        refused(
                "NOT_YOURS_TO_NAME",
                () -> bodies.put(new LegalEntity("TEST-DE", "Test GmbH", "EUR", List.of(CARLA, FIONA)), FIONA));
        refused(
                "NOT_YOURS_TO_NAME",
                () -> bodies.put(new SteeringCommittee("TEST-STC", "Mine", STELLA, List.of(STELLA)), STELLA));
    }

    @ParameterizedTest
    @CsvSource({"rita.requester", "rex.receiver", "erp.gateway", "admin", "otto.office", "oscar.operator"})
    void whoDecidesHoldsARoleThatFits(String person) {
        refused("ROLE_UNFIT", () -> measures.propose(null, as().sponsor(person).profile(), MIA));
        refused(
                "ROLE_UNFIT",
                () -> measures.propose(
                        null, as().legalEntity(null).controller(person).profile(), MIA));
        refused(
                "ROLE_UNFIT",
                () -> bodies.put(
                        new SteeringCommittee("TEST-STC", "Stacked", STELLA, List.of(STELLA, person)), "erp.gateway"));
        refused(
                "ROLE_UNFIT",
                () -> bodies.put(new LegalEntity("TEST-DE", "Test GmbH", "EUR", List.of(CARLA, person)), FIONA));
    }

    @Test
    void committeeStaysAsItIsWhileItDecides() {
        var key = at(Stage.D2, "90000");
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.ADVANCE).passage();
        var fewer = new SteeringCommittee("TEST-STC", "Test committee", STELLA, List.of(STELLA, "bo.board"));

        assertThatThrownBy(() -> bodies.put(fewer, OTTO)).hasMessageContaining(passage);
        refused("COMMITTEE_VOTES", () -> bodies.put(fewer, OTTO));
        bodies.put(new SteeringCommittee("TEST-STC", "Another name", STELLA, COMMITTEE), OTTO);

        gates.withdraw(key, passage, "Not now", MIA);
        assertThat(bodies.put(fewer, OTTO).members()).hasSize(2);
    }

    @Test
    void currencyStaysOnceFiguresStandInIt() {
        var key = at(Stage.D1, "100");
        plans.draft(key, plan("100"), MIA);

        refused("CURRENCY_IN_USE", () -> change(key, as().currency("USD"), MIA));
        plans.draft(key, List.of(), MIA);
        change(key, as().currency("USD"), MIA);
    }

    /** 1.2 million euros by the rate that the portfolio adds with; there is no budget rate at all. */
    @Test
    void committeeIsAskedByTheRatesOfThePortfolio() {
        jdbc.sql("insert into reporting_rate (currency, kind, period, rate, added_by, added_at)"
                        + " values ('ISK', 'PLAN', '2020-01', 0.5, 'test', now()) on conflict do nothing")
                .update();
        var key = measures.propose(null, as().currency("ISK").profile(), MIA).measure();
        measures.accept(key, MIA);
        advance(key, CARL);
        detail(key, "50000");
        advance(key, IAN);
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        agree(passage, CARLA);

        assertThat(stage(key)).isEqualTo(Stage.D2);
        assertThat(tasks(passage)).hasSize(COMMITTEE.size());
    }

    /** Of two moves the later one began where the earlier one ended. */
    @Test
    void historyOfParallelMovesSaysWhereTheNodeReallyHung() throws Exception {
        for (var project : List.of("TEST-PR7", "TEST-PR8")) {
            structure.put(new StructureNode(project, Level.PROJECT, project, "TEST-PG", IAN), OTTO);
        }
        structure.put(new StructureNode("TEST-MP7", Level.MEASURE_PACKAGE, "Moved", "TEST-PR", CARL), OTTO);
        var moved = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var first = pool.submit(() -> transactions.executeWithoutResult(status -> {
                structure.move("TEST-MP7", "TEST-PR7", "First", OTTO);
                moved.countDown();
                awaitAWaitingTransaction();
            }));
            assertThat(moved.await(60, TimeUnit.SECONDS)).isTrue();
            pool.submit(() -> structure.move("TEST-MP7", "TEST-PR8", "Second", OTTO))
                    .get();
            first.get();
        } finally {
            pool.shutdown();
        }

        assertThat(structure.movesOf("TEST-MP7"))
                .extracting(move -> move.fromParent() + " > " + move.toParent())
                .containsExactly("TEST-PR > TEST-PR7", "TEST-PR7 > TEST-PR8");
    }

    /** The second move has come as far as the first one's lock. */
    private void awaitAWaitingTransaction() {
        await("somebody waits for the first move")
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from pg_locks where not granted")
                                .query(Long.class)
                                .single()
                        > 0);
    }

    private void change(String key, Draft draft, String by) {
        measures.change(key, measures.get(key).version(), draft.profile(), "Because", by);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Draft as() {
        return new Draft(new HashMap<>());
    }

    /** The usual profile, said anew in parts. */
    private record Draft(Map<String, @Nullable String> said) {
        private Draft say(String field, @Nullable String value) {
            said.put(field, value);
            return this;
        }

        Draft name(String value) {
            return say("name", value);
        }

        Draft owner(String value) {
            return say("owner", value);
        }

        Draft sponsor(String value) {
            return say("sponsor", value);
        }

        Draft controller(String value) {
            return say("controller", value);
        }

        Draft committee(@Nullable String value) {
            return say("committee", value);
        }

        Draft legalEntity(@Nullable String value) {
            return say("legalEntity", value);
        }

        Draft currency(String value) {
            return say("currency", value);
        }

        Draft costObject(String value) {
            return say("costObject", value);
        }

        private @Nullable String of(String field, @Nullable String usual) {
            return said.containsKey(field) ? said.get(field) : usual;
        }

        private String text(String field, String usual) {
            return Objects.requireNonNullElse(said.get(field), usual);
        }

        MeasureProfile profile() {
            var now = GovernanceProcessTest.profile();
            return new MeasureProfile(
                    text("name", now.name()),
                    now.description(),
                    now.parentPackage(),
                    text("owner", now.owner()),
                    of("sponsor", now.sponsor()),
                    of("controller", now.controller()),
                    of("legalEntity", now.legalEntity()),
                    now.businessUnit(),
                    now.businessFunction(),
                    of("committee", now.committee()),
                    now.effect(),
                    now.plLine(),
                    text("currency", now.currency()),
                    text("costObject", now.costObject()),
                    now.referenceValue(),
                    now.referenceSource(),
                    now.target(),
                    now.businessCase(),
                    now.resources(),
                    now.oneOffStated(),
                    now.depreciationYears());
        }
    }
}
