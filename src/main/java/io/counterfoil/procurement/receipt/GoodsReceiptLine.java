package io.counterfoil.procurement.receipt;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What arrived for one order line.
 *
 * @param quantity in the order line's unit; of services how often they were accepted, 1 as a rule
 * @param priceQuantity catch weight: the same goods in the unit the price counts in; null for all other lines
 * @param acceptedAmount services and progress: the net amount accepted, in the order's currency; null for goods
 */
@Table("goods_receipt_line")
public record GoodsReceiptLine(
        int orderLine,
        BigDecimal quantity,
        @Nullable BigDecimal priceQuantity,
        @Nullable BigDecimal acceptedAmount) {

    /** Goods counted and priced in one unit. */
    public GoodsReceiptLine(int orderLine, BigDecimal quantity) {
        this(orderLine, quantity, null, null);
    }

    /** A service, or progress of work, accepted for this much. */
    public static GoodsReceiptLine accepted(int orderLine, BigDecimal amount) {
        return new GoodsReceiptLine(orderLine, BigDecimal.ONE, null, amount);
    }

    /** What the price is applied to: the amount itself, the price quantity, or the quantity. */
    public BigDecimal measure() {
        if (acceptedAmount != null) {
            return acceptedAmount;
        }
        return priceQuantity != null ? priceQuantity : quantity;
    }
}
