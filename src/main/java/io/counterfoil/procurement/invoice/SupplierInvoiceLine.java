package io.counterfoil.procurement.invoice;

import io.counterfoil.procurement.order.PurchaseOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One billed line.
 *
 * @param lineNumber position on the invoice, counting from 1
 * @param orderNumber the order of this line; null if neither line nor document names one
 * @param orderLine line of that order as the supplier referred to it; null if it referred to none
 * @param net without tax, in the invoice's currency
 * @param serviceDate when the service was rendered or the goods were delivered, as the supplier says
 * @param receiptReference our receipt number or the delivery note it bills, if it names one
 * @param priceQuantity catch weight: billed quantity in the unit the order's price counts in
 * @param unitNumerator over {@code unitDenominator}: what one {@code unit} is in the order line's unit, exact; 1 until
 *     the match finds another
 */
@Table("supplier_invoice_line")
public record SupplierInvoiceLine(
        int lineNumber,
        @Nullable String orderNumber,
        @Nullable Integer orderLine,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        BigDecimal netAmount,
        BigDecimal taxPercent,
        @Nullable LocalDate serviceDate,
        @Nullable String receiptReference,
        @Nullable BigDecimal priceQuantity,
        BigDecimal unitNumerator,
        BigDecimal unitDenominator) {
    /** As many decimals as the database keeps of a converted quantity. */
    private static final int CONVERTED_DECIMALS = 30;

    /** The quantity in the unit of the order line, which alone counts after the match; thirds to thirty decimals. */
    public BigDecimal orderQuantity() {
        return quantity.multiply(unitNumerator).divide(unitDenominator, CONVERTED_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * The order's line that this one bills; null if it refers to none. Suppliers often leave the reference out where the
     * order has one line only; there it can mean nothing else.
     */
    public @Nullable Integer orderLineOf(PurchaseOrder order) {
        return orderLine == null && order.lines().size() == 1
                ? Integer.valueOf(order.lines().get(0).lineNumber())
                : orderLine;
    }
}
