package io.counterfoil.governance.structure;

import org.jspecify.annotations.Nullable;

/**
 * One node above the measures.
 *
 * @param node its key, for example {@code PF-COST}
 * @param parent key of the node of the level above; null for an organization only
 * @param lead login of who leads it; null while nobody does
 */
public record StructureNode(
        String node,
        Level level,
        String name,
        @Nullable String parent,
        @Nullable String lead) {}
