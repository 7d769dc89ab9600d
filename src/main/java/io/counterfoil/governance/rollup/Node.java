package io.counterfoil.governance.rollup;

import org.jspecify.annotations.Nullable;

/**
 * A place in the hierarchy that measures hang under, from organization to measure package. It has no figures of its own
 * (R7).
 *
 * @param parent null at the top
 */
public record Node(String key, @Nullable String parent) {}
