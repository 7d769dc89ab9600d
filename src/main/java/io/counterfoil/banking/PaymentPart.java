package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;

/**
 * Which part of its invoice a payment is.
 *
 * @param number 0 for the whole invoice, or for what earlier parts left of it; 1, 2, ... for what is paid while the
 *     invoice is held
 * @param before of the same invoice, scheduled before; the discount counts on from there, so that the discounts of all
 *     parts add up to that of the whole to the cent
 * @param payable what the invoice comes to as a whole; all its payments never add up to more
 */
public record PaymentPart(int number, Money before, Money payable) {
    public PaymentPart {
        if (number < 0 || before.amount().signum() < 0) {
            throw new IllegalArgumentException("part " + number + " after " + before + " cannot be");
        }
    }

    /** A payment of everything at once. */
    static PaymentPart whole(Money amount) {
        // Not Money.zero: a currency that does not exist is refused where payments are checked, not here.
        return new PaymentPart(0, new Money(BigDecimal.ZERO, amount.currency()), amount);
    }

    /** The key of a document about the payment of an invoice, or about one part of it. */
    static String key(String invoiceKey, int part) {
        return part == 0 ? invoiceKey : invoiceKey + " part " + part;
    }
}
