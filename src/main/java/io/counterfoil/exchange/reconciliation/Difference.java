package io.counterfoil.exchange.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An object that both sides do not have alike.
 *
 * @param ours null if we do not have it, {@code theirs} if they do not
 */
record Difference(
        String key, @Nullable BigDecimal ours, @Nullable BigDecimal theirs) {

    /** All of them, by key; amounts are compared as numbers, so 10.50 is 10.5. */
    static List<Difference> between(Map<String, BigDecimal> ours, Map<String, BigDecimal> theirs) {
        var keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        var differences = new ArrayList<Difference>();
        for (var key : keys) {
            var difference = new Difference(key, ours.get(key), theirs.get(key));
            if (!difference.isNone()) {
                differences.add(difference);
            }
        }
        return List.copyOf(differences);
    }

    private boolean isNone() {
        return ours != null && theirs != null && ours.compareTo(theirs) == 0;
    }

    String words(String peer) {
        if (theirs == null) {
            return peer + " does not have it";
        }
        return ours == null
                ? "only " + peer + " has it"
                : "worth " + plain(ours) + " here and " + plain(theirs) + " there";
    }

    static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }
}
