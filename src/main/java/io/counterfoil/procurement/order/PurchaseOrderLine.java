package io.counterfoil.procurement.order;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.requisition.LineTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /** In the order's currency, not rounded; see {@link LineTerms}. */
    public BigDecimal netAmount() {
        return terms.net(quantity, unitPrice);
    }

    /** The most that may be received. */
    public BigDecimal mostReceivable() {
        return quantity.add(quantity.multiply(terms.overDeliveryPercent()).movePointLeft(2));
    }

    /** Whether it is accepted and billed by amount. */
    public boolean isService() {
        return terms.kind() == LineTerms.Kind.SERVICE;
    }

    /** Whether the price counts in another unit than the quantity. */
    public boolean isCatchWeight() {
        return terms.priceUnit() != null;
    }

    /** What was agreed for the whole line, rounded half up to the currency's minor unit. */
    public Money netWorth(String currency) {
        return priced(terms.priceQuantity() == null ? quantity : terms.priceQuantity(), currency);
    }

    /**
     * What a part of the line is worth at order price, rounded half up to the currency's minor unit.
     *
     * @param measure of services the amount itself, otherwise how many of the units that the price counts in
     */
    public Money worth(BigDecimal measure, String currency) {
        return isService() ? new Money(measure, currency).rounded() : priced(measure, currency);
    }

    /** Thirds of a unit end somewhere: what they lack must not turn half a cent into less. */
    private Money priced(BigDecimal units, String currency) {
        var worth = LineTerms.withoutTail(units.multiply(unitPrice))
                .divide(terms.pricePer(), Money.minorDigits(currency), RoundingMode.HALF_UP);
        return new Money(worth, currency);
    }
}
