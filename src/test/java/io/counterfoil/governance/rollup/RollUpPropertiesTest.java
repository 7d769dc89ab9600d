package io.counterfoil.governance.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for the sums of any measures in any tree. */
class RollUpPropertiesTest {
    private static final RollUpRules RULES = RollUpRules.standard();
    private static final int NODES = 12;

    @Property(tries = 300)
    void aParentIsTheSumOfItsLeavesInExactArithmetic(@ForAll long seed) {
        var random = new Random(seed);
        var nodes = tree(random);
        var leaves = Leaves.drawn(random, 60, NODES);
        var figures = new Hierarchy(nodes, RULES, "EUR").rollUp(leaves);

        for (var node : nodes) {
            var sums = Objects.requireNonNull(figures.get(node.key())).sums();
            var below = leaves.stream()
                    .filter(leaf -> isBelow(leaf.parent(), node.key(), nodes))
                    .toList();
            assertThat(sums.measures()).isEqualTo(below.size());
            assertThat(sums.plan()).isEqualByComparingTo(planOf(below));
            assertThat(sums.originalPlan()).isEqualByComparingTo(originalPlanOf(below));
            assertThat(sums.expected()).isEqualByComparingTo(expectedOf(below));
        }
    }

    @Property(tries = 300)
    void theOrderOfChildrenAndOfNodesIsOfNoEffect(@ForAll long seed) {
        var random = new Random(seed);
        var nodes = new ArrayList<>(tree(random));
        var leaves = new ArrayList<>(Leaves.drawn(random, 60, NODES));
        var one = new Hierarchy(nodes, RULES, "EUR").rollUp(leaves);
        Collections.shuffle(nodes, random);
        Collections.shuffle(leaves, random);

        assertThat(new Hierarchy(nodes, RULES, "EUR").rollUp(leaves)).isEqualTo(one);
    }

    @Property(tries = 300)
    void theGroupingIsOfNoEffect(@ForAll long seed) {
        var random = new Random(seed);
        var sums = new ArrayList<RollUp>();
        Leaves.drawn(random, 40, 1).forEach(leaf -> sums.add(RollUp.of(leaf, "EUR")));
        var inARow = sums.stream().reduce(RollUp.nothing("EUR"), RollUp::plus);
        while (sums.size() > 1) {
            var one = sums.remove(random.nextInt(sums.size()));
            var other = sums.remove(random.nextInt(sums.size()));
            sums.add(random.nextInt(sums.size() + 1), one.plus(other));
        }

        assertThat(sums.get(0)).isEqualTo(inARow);
    }

    @Property(tries = 300)
    void whatIsTakenAwayLeavesTheSumOfTheRest(@ForAll long seed) {
        var random = new Random(seed);
        var leaf = RollUp.of(Leaves.drawn(random, "M", "N"), "EUR");
        var rest = RollUp.of(Leaves.drawn(random, "R", "N"), "EUR");
        var left = rest.plus(leaf).minus(leaf);

        assertThat(left)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(rest);
    }

    @Property(tries = 300)
    void theScheduleIndexOfAParentIsBetweenThoseOfItsLeaves(@ForAll long seed) {
        var leaves = Leaves.drawn(new Random(seed), 20, 1);
        var sums = leaves.stream().map(leaf -> RollUp.of(leaf, "EUR")).reduce(RollUp.nothing("EUR"), RollUp::plus);

        assertThat(sums.earned()).isBetween(BigDecimal.ZERO, sums.weight());
    }

    /** The rules once more, in the words of the design and not in those of the code. */
    private static BigDecimal planOf(List<Leaf> leaves) {
        return sum(leaves.stream()
                .filter(leaf -> leaf.stage().compareTo(Stage.D3) >= 0 && leaf.condition() != Condition.CANCELLED)
                .map(leaf -> leaf.value().plan())
                .toList());
    }

    private static BigDecimal originalPlanOf(List<Leaf> leaves) {
        return sum(leaves.stream()
                .filter(leaf -> leaf.stage().compareTo(Stage.D3) >= 0)
                .filter(leaf -> leaf.condition() != Condition.CANCELLED || !leaf.releasedFromPlan())
                .map(leaf -> leaf.value().originalPlan())
                .toList());
    }

    private static BigDecimal expectedOf(List<Leaf> leaves) {
        return sum(leaves.stream()
                .filter(leaf -> leaf.stage().compareTo(Stage.D3) >= 0)
                .map(leaf -> leaf.condition() == Condition.ACTIVE
                        ? leaf.value().actual().add(leaf.value().forecast())
                        : leaf.value().actual())
                .toList());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Node> tree(Random random) {
        var nodes = new ArrayList<Node>();
        for (var number = 0; number < NODES; number++) {
            nodes.add(new Node("N-" + number, number == 0 ? null : "N-" + random.nextInt(number)));
        }
        return nodes;
    }

    private static boolean isBelow(String key, String ancestor, List<Node> nodes) {
        var parents = new HashMap<String, String>();
        nodes.stream().filter(node -> node.parent() != null).forEach(node -> parents.put(node.key(), node.parent()));
        var at = key;
        while (at != null && !at.equals(ancestor)) {
            at = parents.get(at);
        }
        return at != null;
    }
}
