package io.counterfoil.governance.rollup;

import static io.counterfoil.governance.rollup.Leaves.active;
import static io.counterfoil.governance.rollup.Leaves.at;
import static io.counterfoil.governance.rollup.Leaves.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.value.CurrencySplit;
import io.counterfoil.governance.value.Index;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RollUpCasesTest {
    private static final RollUpRules RULES = RollUpRules.standard();
    private static final Index HALF = index("1", "2");
    private static final Leaf FIRST = active("first", "top", "1200", "580", "510", Index.FULL);
    private static final Leaf SECOND = active("second", "top", "600", "300", "330", HALF);
    private static final Leaf THIRD = active("third", "top", "200", "40", "60", Index.FULL);

    @Test
    void g3_aParentIsTheSumOfItsChildrenAndHeldToAmberByARedOne() {
        var top = top(FIRST, SECOND, THIRD);
        var status = top.status().orElseThrow();

        assertThat(status.potential().current()).isEqualTo(index("1820", "2000"));
        assertThat(status.potential().current().shown()).isEqualTo("0.9100");
        assertThat(top.sums().earned()).isEqualByComparingTo("1700");
        assertThat(top.sums().weight()).isEqualByComparingTo("2000");
        assertThat(status.spi().shown()).isEqualTo("0.8500");
        assertThat(status.implementation()).isEqualTo(Light.AMBER);
        assertThat(status.potentialLight()).isEqualTo(Light.AMBER);
        assertThat(THIRD.potential(RULES.bands()).current().shown()).isEqualTo("0.5000");
        assertThat(THIRD.potential(RULES.bands()).light()).isEqualTo(Light.RED);
        assertThat(status.potentialRed()).as("the cap of R4").containsExactly("third");
        assertThat(status.reason()).endsWith("not better than amber while red below: third.");
    }

    @Test
    void g4_aChildOnHoldKeepsItsPlanAndLosesItsForecast() {
        var held = leaf("third", "top", Condition.ON_HOLD, "200", "40", "60", Index.FULL);
        var status = top(FIRST, SECOND, held).status().orElseThrow();

        assertThat(status.potential().current().reached()).isEqualByComparingTo("1760");
        assertThat(status.potential().current().planned()).isEqualByComparingTo("2000");
        assertThat(status.potential().current().shown()).isEqualTo("0.8800");
        assertThat(status.potentialLight()).isEqualTo(Light.AMBER);
    }

    @Test
    void g5_aCancelledChildLeavesTheCurrentPlanButNotTheOriginalOne() {
        var cancelled = leaf("third", "top", Condition.CANCELLED, "200", "0", "60", Index.FULL);
        var status = top(FIRST, SECOND, cancelled).status().orElseThrow();

        assertThat(status.potential().current()).isEqualTo(index("1720", "1800"));
        assertThat(status.potential().current().shown()).isEqualTo("0.9556");
        assertThat(status.potential().currentLight()).isEqualTo(Light.GREEN);
        assertThat(status.potential().original()).isEqualTo(index("1720", "2000"));
        assertThat(status.potential().original().shown()).isEqualTo("0.8600");
        assertThat(status.potential().originalLight()).isEqualTo(Light.AMBER);
        assertThat(status.potentialLight()).isEqualTo(Light.AMBER);
        assertThat(status.potentialRed()).as("a cancelled child holds nobody").isEmpty();
    }

    @Test
    void onceTheCommitteeReleasesACancelledChildBothIndicesAreTheSame() {
        var released = new Leaf(
                "third",
                "top",
                Stage.D3,
                Condition.CANCELLED,
                true,
                Leaf.Value.of(new BigDecimal("200"), new BigDecimal("30"), new BigDecimal("60")),
                new Leaf.Work(HALF, Light.RED, false));
        var top = top(FIRST, SECOND, released);

        assertThat(top.sums().originalPlan()).isEqualByComparingTo("1800");
        assertThat(top.sums().expected()).as("its actual keeps counting").isEqualByComparingTo("1750");
        assertThat(top.sums().weight()).isEqualByComparingTo("1800");
        assertThat(top.status().orElseThrow().potentialLight()).isEqualTo(Light.GREEN);
    }

    @Test
    void g11_thePipelineIsWeightedByStage() {
        var top = top(
                at(Stage.D1, "500"),
                at(Stage.D2, "800"),
                at(Stage.D3, "400"),
                at(Stage.D4, "300"),
                at(Stage.D5, "200"));

        assertThat(top.sums().pipeline(RULES.pipelineWeights())).isEqualByComparingTo("1000");
        assertThat(top.sums().plan()).as("committed are D3 to D5 only").isEqualByComparingTo("900");
        assertThat(top.sums().measures()).isEqualTo(5);
        assertThat(top.sums().committed()).isEqualTo(3);
    }

    @Test
    void anIdeaCountsNothingAndACancelledOneIsNotInThePipeline() {
        var cancelled = leaf("gone", "top", Condition.CANCELLED, "700", "0", "0", Index.FULL);
        var sums = top(at(Stage.D0, "9000"), cancelled).sums();

        assertThat(sums.pipeline(RULES.pipelineWeights())).isEqualByComparingTo("0");
        assertThat(sums.planByStage()).containsEntry(Stage.D3, BigDecimal.ZERO);
    }

    @Test
    void nothingDecidedIsNotJudged() {
        assertThat(top(at(Stage.D2, "500")).status()).isEmpty();
        assertThat(top().status()).isEmpty();
    }

    @Test
    void exactlyTenPercentOfThePlanHoldsTheParentAndLessDoesNot() {
        var good = active("good", "top", "900", "900", "0", Index.FULL);

        assertThat(light(good, active("red", "top", "100", "79", "0", Index.FULL)))
                .isEqualTo(Light.AMBER);
        assertThat(light(good, active("red", "top", "99.99", "79", "0", Index.FULL)))
                .isEqualTo(Light.GREEN);
        assertThat(light(good, active("amber", "top", "100", "80", "0", Index.FULL)))
                .isEqualTo(Light.GREEN);
    }

    @Test
    void redWorkHoldsTheWorkAndRedValueTheValue() {
        var red = new Leaf(
                "red",
                "top",
                Stage.D4,
                Condition.ACTIVE,
                false,
                Leaf.Value.of(new BigDecimal("100"), new BigDecimal("100"), BigDecimal.ZERO),
                new Leaf.Work(Index.FULL, Light.RED, false));
        var status = top(active("good", "top", "900", "900", "0", Index.FULL), red)
                .status()
                .orElseThrow();

        assertThat(status.spi().shown()).isEqualTo("1.0000");
        assertThat(status.implementation()).isEqualTo(Light.AMBER);
        assertThat(status.implementationRed()).containsExactly("red");
        assertThat(status.potentialLight()).isEqualTo(Light.GREEN);
    }

    @Test
    void aRedParentStaysRed() {
        assertThat(light(active("red", "top", "100", "10", "0", Index.FULL))).isEqualTo(Light.RED);
    }

    @Test
    void anAmberPackageDoesNotHoldItsProjectButARedOneDoes() {
        var nodes = List.of(
                new Node("top", null), new Node("red", "top"), new Node("held", "top"), new Node("rest", "top"));
        var figures = new Hierarchy(nodes, RULES, "EUR")
                .rollUp(List.of(
                        active("a", "red", "100", "10", "0", Index.FULL),
                        active("b", "held", "900", "900", "0", Index.FULL),
                        active("c", "held", "100", "70", "0", Index.FULL),
                        active("d", "rest", "0", "70", "0", Index.FULL)));

        assertThat(status(figures, "held").potentialLight()).isEqualTo(Light.AMBER);
        assertThat(status(figures, "red").potentialLight()).isEqualTo(Light.RED);
        assertThat(status(figures, "top").potentialRed()).isEmpty();
        assertThat(status(figures, "top").potential().current()).isEqualTo(index("1050", "1100"));
    }

    @Test
    void anAlarmIsRaisedOnWhatAParentShows() {
        var status =
                top(active("a", "top", "1000", "900", "0", Index.FULL)).status().orElseThrow();

        assertThat(status.alarm()).contains(Alarm.TRAP);
    }

    @Test
    void aStaleChildIsAmberAndHoldsNobody() {
        var stale = new Leaf(
                "stale",
                "top",
                Stage.D3,
                Condition.ACTIVE,
                false,
                Leaf.Value.of(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ZERO),
                new Leaf.Work(Index.FULL, Light.GREEN, true));

        assertThat(stale.potential(RULES.bands()).light()).isEqualTo(Light.AMBER);
        assertThat(light(stale)).isEqualTo(Light.GREEN);
    }

    @Test
    void thirdsThatAddUpToTheLimitReachIt() {
        var third = index("1", "3");
        var top = top(
                active("a", "top", "1", "1", "0", third),
                active("b", "top", "1", "1", "0", third),
                active("c", "top", "1", "1", "0", third),
                active("d", "top", "18", "18", "0", Index.FULL),
                active("e", "top", "-1", "-1", "0", Index.FULL));

        assertThat(top.sums().weight()).as("a plan that costs weighs as much").isEqualByComparingTo("22");
        var twenty = top.sums().minus(RollUp.of(active("x", "top", "2", "2", "0", HALF), "EUR"));
        assertThat(RULES.bands().progress().light(twenty.spi())).as("19 of 20").isEqualTo(Light.GREEN);
    }

    @Test
    void theDifferenceIsSplitByCurrencyAndAddsUp() {
        var split = CurrencySplit.of(
                Money.of("330", "USD"), new BigDecimal("1.10"), Money.of("300", "USD"), new BigDecimal("1.20"), "EUR");
        var abroad = new Leaf(
                "abroad",
                "top",
                Stage.D4,
                Condition.ACTIVE,
                false,
                new Leaf.Value(
                        split.plan().amount(),
                        split.plan().amount(),
                        split.actual().amount(),
                        BigDecimal.ZERO,
                        split.currencyEffect().amount(),
                        split.performance().amount()),
                new Leaf.Work(Index.FULL, Light.GREEN, false));
        var sums = top(abroad, active("home", "top", "100", "100", "0", Index.FULL))
                .sums();

        assertThat(sums.currencyEffect()).isEqualByComparingTo("-22.73");
        assertThat(sums.performance()).isEqualByComparingTo("-27.27");
        assertThat(sums.expected().subtract(sums.plan())).isEqualByComparingTo("-50");
    }

    @Test
    void twoCurrenciesAreNeverAddedUp() {
        assertThatThrownBy(() -> RollUp.nothing("EUR").plus(RollUp.nothing("USD")))
                .hasMessageContaining("EUR and USD");
    }

    @Test
    void aTreeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Hierarchy(List.of(new Node("a", "b")), RULES, "EUR"))
                .hasMessageContaining("a hangs under b");
        assertThatThrownBy(() -> new Hierarchy(List.of(new Node("a", null), new Node("a", null)), RULES, "EUR"))
                .hasMessageContaining("key a");
        var circle = new Hierarchy(List.of(new Node("a", "b"), new Node("b", "a"), new Node("c", null)), RULES, "EUR");
        assertThatThrownBy(() -> circle.rollUp(List.of())).hasMessageContaining("circle, or above one: a, b");
        assertThatThrownBy(() -> top(FIRST, FIRST)).hasMessageContaining("first is there twice");
    }

    private static NodeFigures top(Leaf... leaves) {
        var figures = new Hierarchy(List.of(new Node("top", null)), RULES, "EUR").rollUp(List.of(leaves));
        return figures.values().iterator().next();
    }

    private static Light light(Leaf... leaves) {
        return top(leaves).status().orElseThrow().potentialLight();
    }

    private static NodeStatus status(Map<String, NodeFigures> figures, String key) {
        return Objects.requireNonNull(figures.get(key)).status().orElseThrow();
    }

    private static Index index(String reached, String planned) {
        return new Index(new BigDecimal(reached), new BigDecimal(planned));
    }
}
