package io.counterfoil.procurement.tolerance;

import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.matching.Tolerances;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sets in force that may govern the invoices of one supplier. Of these the most specific governs whole: a set
 * silent about a key is not completed from a wider one.
 *
 * @param ofSupplier if the supplier has a set of its own
 * @param ofCategory by category
 */
public record ApplicableTolerances(
        @Nullable ToleranceSet ofSupplier, Map<String, ToleranceSet> ofCategory, ToleranceSet ofCompany) {
    public ApplicableTolerances {
        ofCategory = Map.copyOf(ofCategory);
    }

    /** The set that governs an order line of this category; null for a line, or a document, without one. */
    public ToleranceSet forCategory(@Nullable String category) {
        if (ofSupplier != null) {
            return ofSupplier;
        }
        var own = category == null ? null : ofCategory.get(category);
        return own == null ? ofCompany : own;
    }

    /**
     * Which set governs what of one invoice.
     *
     * @param categories of the order's lines, by their number
     */
    public Tolerances tolerances(Map<Integer, String> categories) {
        return new Tolerances(
                forCategory(null),
                categories.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, line -> forCategory(line.getValue()))));
    }
}
