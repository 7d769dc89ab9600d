package io.counterfoil.procurement.review;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the keys of the match's rules mean, in the few words of a heading. */
final class CheckWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PRC", "price above the order"),
            Map.entry("CUM", "all invoices together above the order"),
            Map.entry("PRC_LOW", "price below the order"),
            Map.entry("QTY", "more billed than received"),
            Map.entry("GR", "nothing received yet"),
            Map.entry("ORD", "more billed than ordered"),
            Map.entry("OPU", "billed weight differs from the weight received"),
            Map.entry("AMT", "more billed than accepted"),
            Map.entry("FRT", "freight above the plan"),
            Map.entry("FRTU", "unplanned charge or deduction"),
            Map.entry("TAX", "tax differs from its rate, or the tax table from the lines"),
            Map.entry("TAX_RATE", "another tax rate than agreed"),
            Map.entry("TOT", "total is not the sum of its parts"),
            Map.entry("DATE", "billed long before the agreed delivery"),
            Map.entry("BLK", "blanket order used up"),
            Map.entry("BLKDATE", "outside the blanket order's validity"),
            Map.entry("PREPAY", "prepayment not as agreed"),
            Map.entry("RET", "more than was retained"),
            Map.entry("SAMPLE", "drawn as a sample"),
            Map.entry("DUP", "looks like an earlier invoice"),
            Map.entry("DUP_NUMBER", "number was billed before"),
            Map.entry("BANK", "bank account new or unknown"),
            Map.entry("ERS", "we settled this receipt ourselves"),
            Map.entry("NOPO", "no order stands behind it"),
            Map.entry("CRED", "credits more than was billed"),
            Map.entry("RCPT", "receipt not named or not known"),
            Map.entry("SUP", "supplier not known or not the order's"),
            Map.entry("POSTAT", "order not approved or closed"),
            Map.entry("CCY", "another currency than ordered"),
            Map.entry("LINE", "line not in the order"),
            Map.entry("UOM", "unit without conversion"),
            Map.entry("ORDER", "no known order"),
            Map.entry("ORDERS", "several orders on one invoice"),
            Map.entry("REF", "named invoice not known"),
            Map.entry("ISSUED", "dated long ago or ahead"),
            Map.entry("SIGN", "negative line"),
            Map.entry("RATE", "no exchange rate"),
            Map.entry("NONE", "order line is exempt from matching"));

    private CheckWords() {}

    /** Whether there are words for this key. */
    static boolean know(String key) {
        return WORDS.containsKey(key);
    }

    /** The words; the key itself for a rule that has none. */
    static String of(String key) {
        return WORDS.getOrDefault(key, key);
    }

    /** The words of several keys in one phrase. */
    static String of(List<String> keys) {
        return keys.stream().map(CheckWords::of).collect(Collectors.joining(", "));
    }
}
