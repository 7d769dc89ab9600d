package io.counterfoil.governance.rollup;

import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.status.StatusBands;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a node must know of one directly below it to be held to amber (R4).
 *
 * @param weight its plan without sign
 */
public record Child(String key, BigDecimal weight, Light implementation, Light potential) {

    /** A measure; empty if it is not decided yet or cancelled. */
    public static Optional<Child> of(Leaf leaf, StatusBands bands) {
        return leaf.isCounted()
                ? Optional.of(new Child(
                        leaf.key(),
                        leaf.value().plan().abs(),
                        leaf.work().light(),
                        leaf.potential(bands).light()))
                : Optional.empty();
    }

    /** A node with its final lights, held to amber or not. */
    public static Child of(String key, RollUp sums, NodeStatus status) {
        return new Child(key, sums.weight(), status.implementation(), status.potentialLight());
    }

    boolean isRed() {
        return implementation == Light.RED || potential == Light.RED;
    }

    /** Exact; of a parent without a plan every child has all of it. */
    boolean hasAtLeast(BigDecimal share, BigDecimal parentWeight) {
        return weight.compareTo(share.multiply(parentWeight)) >= 0;
    }
}
