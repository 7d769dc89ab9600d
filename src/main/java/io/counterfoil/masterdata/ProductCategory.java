package io.counterfoil.masterdata;

import org.jspecify.annotations.Nullable;

/**
 * What kind of thing is bought, for approvals.
 *
 * @param category as lines name it, for example {@code IT}
 * @param manager login of its category manager; null: everybody with that role may decide
 */
public record ProductCategory(
        String category, String name, @Nullable String manager) {}
