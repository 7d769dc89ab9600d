package io.counterfoil.procurement.requisition;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What the approval matrix asks about a spend.
 *
 * @param base net in the budget currency: the whole of it and what it is added to against splitting
 * @param own net in the budget currency without what is added
 * @param capex whether it is an investment
 * @param newSupplier whether nobody has checked the supplier yet
 * @param withOrder false for costs that no order announced
 */
public record SpendFacts(
        BigDecimal base,
        BigDecimal own,
        Set<String> categories,
        boolean capex,
        boolean newSupplier,
        boolean withOrder) {
    public SpendFacts {
        categories = Set.copyOf(categories);
    }

    /** The same as if nothing had been bought before. */
    public SpendFacts alone() {
        return new SpendFacts(own, own, categories, capex, newSupplier, withOrder);
    }

    /** Whether something bought before was added. */
    public boolean isAggregated() {
        return base.compareTo(own) > 0;
    }
}
