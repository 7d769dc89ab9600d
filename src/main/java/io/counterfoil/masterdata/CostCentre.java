package io.counterfoil.masterdata;

import org.jspecify.annotations.Nullable;

/**
 * A cost centre with the people who answer for it.
 *
 * @param owner login of who approves first what is bought on it; null: everybody with that role may
 * @param head login of the head of its department; null: everybody with that role may
 * @param category product category of everything bought on it; null: only the lines say
 */
public record CostCentre(
        String costCentreNumber,
        String name,
        @Nullable String owner,
        @Nullable String head,
        @Nullable String category) {}
