package io.counterfoil.governance.priority;

import io.counterfoil.governance.priority.Prioritisation.Circle;
import io.counterfoil.governance.priority.Prioritisation.Ranked;
import io.counterfoil.governance.priority.Prioritisation.Ranking;
import io.counterfoil.governance.priority.Prioritisation.Unknown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts initiatives in order: the highest score first, the lower key of equals, but nothing before what it depends on.
 * So nothing is ever in an earlier wave than what it depends on, and the order in which they are handed in is of no
 * effect.
 */
public record Priorities(PriorityWeights weights) {

    /** @throws IllegalArgumentException if two have the same key */
    public Prioritisation order(Collection<Initiative> initiatives) {
        var byKey = new TreeMap<String, Initiative>();
        for (var initiative : initiatives) {
            if (byKey.put(initiative.key(), initiative) != null) {
                throw new IllegalArgumentException("two initiatives have the key " + initiative.key());
            }
        }
        var unknown = unknown(byKey);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        var left = new TreeMap<>(byKey);
        var order = order(left);
        return left.isEmpty() ? ranking(order) : Circle.of(circle(left));
    }

    private static Optional<Unknown> unknown(SortedMap<String, Initiative> byKey) {
        return byKey.values().stream()
                .flatMap(initiative -> initiative.dependsOn().stream()
                        .filter(needed -> !byKey.containsKey(needed))
                        .sorted()
                        .map(needed -> Unknown.of(initiative.key(), needed)))
                .findFirst();
    }

    /** Takes out of {@code left} whatever can be put in order; what stays waits for itself. */
    private List<Initiative> order(Map<String, Initiative> left) {
        var dependents = dependents(left.values());
        var waiting = new HashMap<String, Integer>();
        left.values()
                .forEach(initiative ->
                        waiting.put(initiative.key(), initiative.dependsOn().size()));
        var ready = new PriorityQueue<>(bestFirst());
        left.values().stream()
                .filter(initiative -> initiative.dependsOn().isEmpty())
                .forEach(ready::add);
        var order = new ArrayList<Initiative>();
        for (var next = ready.poll(); next != null; next = ready.poll()) {
            order.add(next);
            left.remove(next.key());
            dependents.getOrDefault(next.key(), List.of()).stream()
                    .filter(dependent -> waiting.merge(dependent.key(), -1, Integer::sum) == 0)
                    .forEach(ready::add);
        }
        return order;
    }

    private Comparator<Initiative> bestFirst() {
        return Comparator.<Initiative, Score>comparing(initiative -> Score.of(initiative, weights))
                .reversed()
                .thenComparing(Initiative::key);
    }

    private static Map<String, List<Initiative>> dependents(Collection<Initiative> initiatives) {
        var dependents = new HashMap<String, List<Initiative>>();
        for (var initiative : initiatives) {
            for (var needed : initiative.dependsOn()) {
                dependents.computeIfAbsent(needed, key -> new ArrayList<>()).add(initiative);
            }
        }
        return dependents;
    }

    /** From the lowest key that is left along the lowest dependencies until one comes again. */
    private static List<String> circle(SortedMap<String, Initiative> left) {
        var path = new ArrayList<String>();
        var key = left.firstKey();
        while (!path.contains(key)) {
            path.add(key);
            key = Collections.min(Objects.requireNonNull(left.get(key)).dependsOn().stream()
                    .filter(left::containsKey)
                    .toList());
        }
        var circle = new ArrayList<>(path.subList(path.indexOf(key), path.size()));
        Collections.rotate(circle, -circle.indexOf(Collections.min(circle)));
        circle.add(circle.get(0));
        return circle;
    }

    private Ranking ranking(List<Initiative> order) {
        var ranked = new ArrayList<Ranked>();
        for (var initiative : order) {
            var rank = ranked.size() + 1;
            var score = Score.of(initiative, weights);
            ranked.add(new Ranked(rank, weights.wave(rank), initiative, score, words(initiative, score)));
        }
        return new Ranking(ranked);
    }

    private String words(Initiative initiative, Score score) {
        var needed = initiative.dependsOn();
        return "Impact %s ÷ effort %s × risk %s × dependency %s = %s%s."
                .formatted(
                        initiative.impact().toPlainString(),
                        initiative.effort().toPlainString(),
                        weights.riskFactor(initiative.risk()).toPlainString(),
                        weights.dependencyFactor(needed.size()).toPlainString(),
                        score.rounded().toPlainString(),
                        needed.isEmpty()
                                ? ""
                                : ", not before "
                                        + String.join(
                                                ", ", needed.stream().sorted().toList()));
    }
}
