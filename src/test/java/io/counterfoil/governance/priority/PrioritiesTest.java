package io.counterfoil.governance.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.priority.Initiative.Risk;
import io.counterfoil.governance.priority.Prioritisation.Circle;
import io.counterfoil.governance.priority.Prioritisation.Ranked;
import io.counterfoil.governance.priority.Prioritisation.Ranking;
import io.counterfoil.governance.priority.Prioritisation.Unknown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrioritiesTest {
    private static final Priorities PRIORITIES = new Priorities(PriorityWeights.standard());

    @Test
    void moreImpactForLessEffortComesFirst() {
        assertThat(keys(ranked(
                        initiative("slow", "9", "9"), initiative("quick", "4", "2"), initiative("big", "9", "4"))))
                .containsExactly("big", "quick", "slow");
    }

    @Test
    void riskAndDependenciesTakeFromTheScore() {
        var ranked = ranked(
                initiative("base", "1", "1"),
                new Initiative("risky", BigDecimal.TEN, BigDecimal.valueOf(4), Risk.HIGH, Set.of("base")));

        assertThat(ranked.get(1).score().rounded()).isEqualByComparingTo("1.35");
        assertThat(ranked.get(1).words())
                .isEqualTo("Impact 10 ÷ effort 4 × risk 0.6 × dependency 0.9 = 1.3500, not before base.");
    }

    @Test
    void manyDependenciesTakeNoMoreThanHalf() {
        assertThat(PriorityWeights.standard().dependencyFactor(5)).isEqualByComparingTo("0.5");
        assertThat(PriorityWeights.standard().dependencyFactor(6)).isEqualByComparingTo("0.5");
        assertThat(PriorityWeights.standard().dependencyFactor(40)).isEqualByComparingTo("0.5");
    }

    @Test
    void theSameRatioIsATieThatTheKeyDecides() {
        assertThat(keys(ranked(initiative("c", "1", "3"), initiative("b", "2", "6"), initiative("a", "0.5", "1.5"))))
                .containsExactly("a", "b", "c");
        assertThat(keys(ranked(initiative("a", "1", "3"), initiative("b", "0.33334", "1"))))
                .containsExactly("b", "a");
    }

    @Test
    void wavesHoldFiveThenTenThenTheRest() {
        var initiatives = new ArrayList<Initiative>();
        for (var number = 10; number < 30; number++) {
            initiatives.add(initiative("I-" + number, "1", "1"));
        }
        var waves = ranked(initiatives.toArray(Initiative[]::new)).stream()
                .map(Ranked::wave)
                .toList();

        assertThat(waves.subList(0, 5)).containsOnly(1);
        assertThat(waves.subList(5, 15)).containsOnly(2);
        assertThat(waves.subList(15, 20)).containsOnly(3);
    }

    @Test
    void theBestIdeaWaitsForWhatItDependsOn() {
        var last = initiative("enabler", "0", "1");
        var best = new Initiative("best", BigDecimal.TEN, BigDecimal.ONE, Risk.LOW, Set.of("enabler"));

        assertThat(keys(ranked(best, last, initiative("other", "1", "1")))).containsExactly("other", "enabler", "best");
    }

    @Test
    void aCircleIsNamed() {
        var outcome = PRIORITIES.order(List.of(
                waiting("x", "a"),
                waiting("c", "a"),
                waiting("a", "b"),
                waiting("b", "c"),
                initiative("free", "1", "1")));

        assertThat(outcome).isInstanceOfSatisfying(Circle.class, circle -> {
            assertThat(circle.keys()).containsExactly("a", "b", "c", "a");
            assertThat(circle.words()).contains("a → b → c → a");
        });
        assertThat(PRIORITIES.order(List.of(waiting("self", "self")))).isEqualTo(Circle.of(List.of("self", "self")));
    }

    @Test
    void anUnknownDependencyIsNamed() {
        assertThat(PRIORITIES.order(List.of(waiting("a", "gone"))))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.words()).startsWith("Initiative a depends on gone"));
    }

    @Test
    void figuresThatCannotBeAreRefused() {
        assertThatThrownBy(() -> initiative("a", "1", "0")).hasMessageContaining("effort above 0");
        assertThatThrownBy(() -> PRIORITIES.order(List.of(initiative("a", "1", "1"), initiative("a", "1", "2"))))
                .hasMessageContaining("key a");
    }

    @Test
    void nothingToOrderIsAnEmptyOrder() {
        assertThat(ranked()).isEmpty();
    }

    @Property(tries = 300)
    void nothingComesBeforeWhatItDependsOnAndTheOrderIsReproducible(@ForAll long seed) {
        var random = new Random(seed);
        var initiatives = new ArrayList<Initiative>();
        for (var number = 0; number < 40; number++) {
            var needed = new HashSet<String>();
            for (var dependency = random.nextInt(4); dependency > 0 && number > 0; dependency--) {
                needed.add("I-" + random.nextInt(number));
            }
            initiatives.add(new Initiative(
                    "I-" + number,
                    BigDecimal.valueOf(random.nextInt(6)),
                    BigDecimal.valueOf(random.nextInt(5) + 1L),
                    Risk.values()[random.nextInt(3)],
                    needed));
        }
        var ranked = ranked(initiatives.toArray(Initiative[]::new));
        Collections.shuffle(initiatives, random);

        assertThat(ranked(initiatives.toArray(Initiative[]::new))).isEqualTo(ranked);
        assertThat(ranked).hasSize(40);
        var waves = new HashMap<String, Integer>();
        for (var one : ranked) {
            for (var needed : one.initiative().dependsOn()) {
                assertThat(waves).containsKey(needed);
                assertThat(one.wave()).isGreaterThanOrEqualTo(waves.get(needed));
            }
            waves.put(one.initiative().key(), one.wave());
        }
    }

    private static List<String> keys(List<Ranked> ranked) {
        return ranked.stream().map(one -> one.initiative().key()).toList();
    }

    private static List<Ranked> ranked(Initiative... initiatives) {
        var outcome = PRIORITIES.order(List.of(initiatives));
        assertThat(outcome).isInstanceOf(Ranking.class);
        return ((Ranking) outcome).initiatives();
    }

    private static Initiative initiative(String key, String impact, String effort) {
        return new Initiative(key, new BigDecimal(impact), new BigDecimal(effort), Risk.LOW, Set.of());
    }

    private static Initiative waiting(String key, String needed) {
        return new Initiative(key, BigDecimal.ONE, BigDecimal.ONE, Risk.LOW, Set.of(needed));
    }
}
