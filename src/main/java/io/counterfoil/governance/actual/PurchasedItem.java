package io.counterfoil.governance.actual;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a savings measure buys. An order line is one of these if it answers to every key that is stated; null is any.
 *
 * @param description of the order line; case and blanks around it do not count
 * @param unit UN/ECE code that the baseline price counts in
 * @param baselinePrice of one unit before the measure, in the measure's currency
 * @param validFrom first day of delivery that counts
 */
public record PurchasedItem(
        @Nullable String supplierNumber,
        @Nullable String description,
        @Nullable String category,
        @Nullable String costCentre,
        String unit,
        BigDecimal baselinePrice,
        LocalDate validFrom) {

    public PurchasedItem {
        supplierNumber = key(supplierNumber);
        description = key(description);
        category = key(category);
        costCentre = key(costCentre);
        unit = unit.strip();
    }

    /** Whether something bought could be both: then nobody could say to whom the saving belongs. */
    boolean meets(PurchasedItem other) {
        return unit.equals(other.unit)
                && meets(supplierNumber, other.supplierNumber)
                && meets(plain(description), plain(other.description))
                && meets(category, other.category)
                && meets(costCentre, other.costCentre);
    }

    boolean covers(InvoicedPurchase bought) {
        return unit.equals(bought.unit())
                && !bought.deliveredOn().isBefore(validFrom)
                && answers(supplierNumber, bought.supplierNumber())
                && answers(plain(description), plain(bought.description()))
                && answers(category, bought.category())
                && answers(costCentre, bought.costCentre());
    }

    /** As it stands in a message. */
    String words() {
        return String.join(
                ", ",
                "supplier " + any(supplierNumber),
                "description " + any(description),
                "category " + any(category),
                "cost centre " + any(costCentre),
                "unit " + unit);
    }

    private static @Nullable String key(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean meets(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    private static boolean answers(@Nullable String asked, @Nullable String is) {
        return asked == null || Objects.equals(asked, is);
    }

    private static String any(@Nullable String key) {
        return key == null ? "any" : key;
    }
}
