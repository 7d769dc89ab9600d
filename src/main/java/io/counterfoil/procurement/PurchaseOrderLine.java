package io.counterfoil.procurement;

import java.math.BigDecimal;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One thing ordered.
 *
 * @param lineNumber counts from 1; suppliers refer to it
 * @param unit UN/ECE code
 * @param unitPrice per {@link LineTerms#pricePer()} units, in the order's currency
 */
@Table("purchase_order_line")
public record PurchaseOrderLine(
        int lineNumber,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        @Embedded.Empty LineTerms terms) {

    /** The most that may be received. */
    BigDecimal mostReceivable() {
        return quantity.add(quantity.multiply(terms.overDeliveryPercent()).movePointLeft(2));
    }
}
