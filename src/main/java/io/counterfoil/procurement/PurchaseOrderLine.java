package io.counterfoil.procurement;

import java.math.BigDecimal;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One thing ordered.
 *
 * @param lineNumber counts from 1; suppliers refer to it
 * @param unit UN/ECE code
 * @param unitPrice per unit, in the order's currency
 * @param overDeliveryPercent how much more than ordered may be received and invoiced; 5 means five percent
 */
@Table("purchase_order_line")
public record PurchaseOrderLine(
        int lineNumber,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        BigDecimal overDeliveryPercent) {

    /** The most that may be received. */
    BigDecimal mostReceivable() {
        return quantity.add(quantity.multiply(overDeliveryPercent).movePointLeft(2));
    }
}
