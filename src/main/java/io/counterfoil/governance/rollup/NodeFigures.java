package io.counterfoil.governance.rollup;

import java.util.Optional;

/**
 * What the measures below a node add up to.
 *
 * @param status empty if none of them is decided
 */
public record NodeFigures(Node node, RollUp sums, Optional<NodeStatus> status) {}
