package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What other invoices billed for one order line before. Held invoices count; parked, rejected and cancelled ones do
 * not; credited quantities and amounts are already deducted.
 *
 * @param receipt the one receipt they billed, where lines are billed by receipt; null otherwise
 * @param quantity in the unit of the order line
 * @param amount net, in the order's currency; an invoice held for its currency counts with its quantity only
 * @param expected what the order prices for the quantity behind {@code amount}, rounded per invoice
 */
public record BilledBefore(int orderLine, @Nullable String receipt, Fraction quantity, Money amount, Money expected) {

    /** Of the whole order line. */
    public BilledBefore(int orderLine, BigDecimal quantity, Money amount, Money expected) {
        this(orderLine, null, Fraction.of(quantity), amount, expected);
    }

    static BilledBefore nothing(Order.Line line) {
        var none = Money.zero(line.price().amount().currency());
        return new BilledBefore(line.number(), null, Fraction.ZERO, none, none);
    }

    BilledBefore onAnyReceipt() {
        return receipt == null ? this : new BilledBefore(orderLine, null, quantity, amount, expected);
    }

    BilledBefore plus(BilledBefore other) {
        return new BilledBefore(
                orderLine,
                receipt != null && receipt.equals(other.receipt) ? receipt : null,
                quantity.plus(other.quantity),
                amount.plus(other.amount),
                expected.plus(other.expected));
    }
}
