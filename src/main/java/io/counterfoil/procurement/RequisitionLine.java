package io.counterfoil.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One thing asked for.
 *
 * @param unit UN/ECE code, for example {@code C62}
 * @param unitPrice expected price per {@link LineTerms#pricePer()} units, in the requisition's currency
 */
@Table("requisition_line")
public record RequisitionLine(
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        @Embedded.Empty LineTerms terms) {
    private static final int KEPT_DECIMALS = 4;

    /** A line with nothing agreed beyond quantity and price. */
    public RequisitionLine(String description, BigDecimal quantity, String unit, BigDecimal unitPrice) {
        this(description, quantity, unit, unitPrice, LineTerms.STANDARD);
    }

    /** In the requisition's currency; to four decimals, half up, where a price per several units leaves more. */
    BigDecimal netAmount() {
        var priced = terms.priceQuantity() == null ? quantity : terms.priceQuantity();
        var worth = priced.multiply(unitPrice);
        return terms.pricePer().compareTo(BigDecimal.ONE) == 0
                ? worth
                : worth.divide(terms.pricePer(), KEPT_DECIMALS, RoundingMode.HALF_UP);
    }
}
