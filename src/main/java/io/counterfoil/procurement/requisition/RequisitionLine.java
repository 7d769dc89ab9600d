package io.counterfoil.procurement.requisition;

import java.math.BigDecimal;
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
    /** A line with nothing agreed beyond quantity and price. */
    public RequisitionLine(String description, BigDecimal quantity, String unit, BigDecimal unitPrice) {
        this(description, quantity, unit, unitPrice, LineTerms.STANDARD);
    }

    /** In the requisition's currency; to four decimals, half up, where a price per several units leaves more. */
    public BigDecimal netAmount() {
        return terms.net(quantity, unitPrice);
    }

    /** The same line on the terms of an earlier one that stood in its place. */
    public RequisitionLine onTermsOf(RequisitionLine earlier) {
        var kept = earlier.quantity.signum() > 0 ? earlier.terms.scaled(earlier.quantity, quantity) : earlier.terms;
        return new RequisitionLine(description, quantity, unit, unitPrice, kept);
    }
}
