package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;

/**
 * What earlier-registered invoices billed for one order line. Held invoices count; parked, rejected and cancelled ones
 * do not; credited quantities are already deducted.
 *
 * @param quantity in the unit of the order line
 * @param amount net, in the order's currency; an invoice held for its currency counts with its quantity only
 * @param expected what the order prices for the quantity behind {@code amount}, rounded per invoice
 */
public record BilledBefore(int orderLine, BigDecimal quantity, Money amount, Money expected) {

    static BilledBefore nothing(Order.Line line) {
        var none = Money.zero(line.price().amount().currency());
        return new BilledBefore(line.number(), BigDecimal.ZERO, none, none);
    }

    BilledBefore plus(BilledBefore other) {
        return new BilledBefore(
                orderLine, quantity.add(other.quantity), amount.plus(other.amount), expected.plus(other.expected));
    }
}
