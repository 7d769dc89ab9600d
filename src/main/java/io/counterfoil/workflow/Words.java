package io.counterfoil.workflow;

import java.util.Locale;

/** Makes words of identifiers. */
final class Words {
    private Words() {}

    /** {@code exclusiveGateway} and {@code Task_MatchInvoice} become {@code Exclusive gateway} and {@code Task match invoice}. */
    static String spoken(String identifier) {
        var words = identifier
                .replace('_', ' ')
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
