package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's invoice as far as matching looks at it: its goods lines, without tax and charges.
 *
 * @param supplier the supplier's number
 * @param currency ISO 4217 code of the document
 * @param lines at least one
 */
public record Invoice(String number, String supplier, String currency, List<Line> lines) {

    /**
     * One goods line. Its price is not taken from the document but from what it charges in total.
     *
     * @param number position on the invoice
     * @param orderLine the order line it bills; absent if the supplier named none
     * @param net without tax, in the currency of the invoice; rounded half up to the minor unit when compared
     */
    public record Line(int number, @Nullable Integer orderLine, BigDecimal quantity, String unit, Money net) {}

    public Invoice {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("invoice " + number + " has no lines to match");
        }
        for (var line : lines) {
            if (!line.net().currency().equals(currency)) {
                throw new IllegalArgumentException("invoice " + number + " is in " + currency + ", its line "
                        + line.number() + " in " + line.net().currency());
            }
        }
    }
}
