package io.counterfoil.procurement.matching;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Categories of tax that know no rate but zero, as EN 16931 says (BR-Z-9, BR-E-9, BR-AE-9, BR-IC-9, BR-G-9, BR-O-9).
 * Official rules refuse electronic invoices that say otherwise before they are matched; paper and JSON come here.
 */
final class TaxCategory {
    private static final Map<String, String> UNTAXED = Map.of(
            "Z", "zero rated",
            "E", "exempt",
            "AE", "reverse charge",
            "K", "intra-community supply",
            "G", "export",
            "O", "outside of the scope of tax");

    private TaxCategory() {}

    /** In sentences, rates that are charged though their category has none. */
    static List<String> otherTaxes(Invoice invoice) {
        var totals = invoice.totals();
        return totals == null
                ? List.of()
                : totals.stated().stream()
                        .filter(row -> row.percent().signum() != 0)
                        .filter(row -> row.category() != null && UNTAXED.containsKey(row.category()))
                        .map(TaxCategory::sentence)
                        .distinct()
                        .toList();
    }

    private static String sentence(TaxTable.Row row) {
        var category = Objects.requireNonNull(row.category());
        return "Tax is charged at " + Figure.percent(row.percent()) + " in category " + category + " ("
                + UNTAXED.get(category)
                + "), which knows no rate but 0 %; ask the supplier for an invoice with the right"
                + " category or rate.";
    }
}
