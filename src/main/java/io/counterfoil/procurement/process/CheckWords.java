package io.counterfoil.procurement.process;

import java.util.Map;

/** What the keys of the match's rules mean, in the few words of a heading. */
final class CheckWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PRC", "price above the order"),
            Map.entry("CUM", "all invoices together above the order"),
            Map.entry("PRC_LOW", "price below the order"),
            Map.entry("QTY", "more billed than received"),
            Map.entry("GR", "nothing received yet"),
            Map.entry("ORD", "more billed than ordered"),
            Map.entry("SUP", "supplier not known or not the order's"),
            Map.entry("ORDER", "no known order"),
            Map.entry("ORDERS", "several orders on one invoice"),
            Map.entry("LINE", "line not in the order"),
            Map.entry("UOM", "another unit than ordered"),
            Map.entry("CCY", "another currency than ordered"),
            Map.entry("POSTAT", "order not approved"),
            Map.entry("SIGN", "negative line"),
            Map.entry("NONE", "order line is not matched"),
            Map.entry("REF", "credit note"),
            Map.entry("PREPAY", "amount due is not the total"),
            Map.entry("FRTU", "unplanned charge or deduction"));

    private CheckWords() {}

    /** The words; the key itself for a rule that has none yet. */
    static String of(String key) {
        return WORDS.getOrDefault(key, key);
    }
}
