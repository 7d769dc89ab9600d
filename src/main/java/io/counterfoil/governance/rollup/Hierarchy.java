package io.counterfoil.governance.rollup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A tree of nodes that measures are added up along, each measure once and each node once. */
public final class Hierarchy {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final RollUpRules rules;
    private final String currency;

    /**
     * @param nodes in any order; there may be several tops
     * @throws IllegalArgumentException if two have the same key or a parent is missing
     */
    public Hierarchy(Collection<Node> nodes, RollUpRules rules, String currency) {
        this.rules = rules;
        this.currency = currency;
        for (var node : nodes) {
            if (this.nodes.put(node.key(), node) != null) {
                throw new IllegalArgumentException("two nodes have the key " + node.key());
            }
        }
        nodes.forEach(node -> existing(node.parent(), node.key()));
    }

    /**
     * The figures of every node, children before parents.
     *
     * @throws IllegalArgumentException if the node of a measure is missing, a measure is there twice or nodes hang in a
     *     circle
     */
    public Map<String, NodeFigures> rollUp(Iterable<Leaf> leaves) {
        var gathered = gather(leaves);
        var figures = new LinkedHashMap<String, NodeFigures>();
        for (var node : upwards()) {
            var below = of(node.key(), gathered);
            var judged = new NodeFigures(node, below.sums, NodeStatus.of(below.sums, below.red, rules));
            figures.put(node.key(), judged);
            if (node.parent() != null) {
                of(node.parent(), gathered).add(judged);
            }
        }
        return figures;
    }

    private Map<String, Gathered> gather(Iterable<Leaf> leaves) {
        var gathered = new HashMap<String, Gathered>();
        nodes.keySet().forEach(key -> gathered.put(key, new Gathered(RollUp.nothing(currency))));
        var seen = new HashSet<String>();
        for (var leaf : leaves) {
            existing(leaf.parent(), leaf.key());
            if (!seen.add(leaf.key())) {
                throw new IllegalArgumentException("measure " + leaf.key() + " is there twice");
            }
            of(leaf.parent(), gathered).add(leaf, rules, currency);
        }
        return gathered;
    }

    /** What came to one node from directly below. */
    private static final class Gathered {
        private final List<Child> red = new ArrayList<>();
        private RollUp sums;

        Gathered(RollUp nothing) {
            sums = nothing;
        }

        void add(Leaf leaf, RollUpRules rules, String currency) {
            sums = sums.plus(RollUp.of(leaf, currency));
            Child.of(leaf, rules.bands()).filter(Child::isRed).ifPresent(red::add);
        }

        void add(NodeFigures node) {
            sums = sums.plus(node.sums());
            node.status()
                    .map(status -> Child.of(node.node().key(), node.sums(), status))
                    .filter(Child::isRed)
                    .ifPresent(red::add);
        }
    }

    private static Gathered of(String key, Map<String, Gathered> gathered) {
        var found = gathered.get(key);
        if (found == null) {
            throw new IllegalStateException("node " + key + " was there a moment ago");
        }
        return found;
    }

    /** Each node after all that hang under it. */
    private List<Node> upwards() {
        var waiting = new HashMap<String, Integer>();
        for (var node : nodes.values()) {
            if (node.parent() != null) {
                waiting.merge(node.parent(), 1, Integer::sum);
            }
        }
        var ready = new ArrayDeque<Node>();
        nodes.values().stream().filter(node -> !waiting.containsKey(node.key())).forEach(ready::add);
        var order = new ArrayList<Node>();
        for (var node = ready.poll(); node != null; node = ready.poll()) {
            order.add(node);
            var parent = node.parent() == null ? null : nodes.get(node.parent());
            if (parent != null && waiting.merge(parent.key(), -1, Integer::sum) == 0) {
                ready.add(parent);
            }
        }
        return withoutCircle(order);
    }

    private List<Node> withoutCircle(List<Node> order) {
        if (order.size() < nodes.size()) {
            var left = new TreeSet<>(nodes.keySet());
            order.forEach(node -> left.remove(node.key()));
            throw new IllegalArgumentException("nodes hang in a circle, or above one: " + String.join(", ", left));
        }
        return order;
    }

    private void existing(@Nullable String parent, String key) {
        if (parent != null && !nodes.containsKey(parent)) {
            throw new IllegalArgumentException(key + " hangs under " + parent + ", which is not there");
        }
    }
}
