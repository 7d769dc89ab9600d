package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;

/**
 * A held invoice of which nobody doubts a part: that part is paid, the rest stays blocked. The two add up to the gross
 * amount, and so do the parts of everything that is apportioned.
 *
 * @param gross of the whole invoice
 * @param now payable before the hold is lifted
 */
public record UndisputedPayment(Money gross, Money now) {

    /**
     * Splits an invoice.
     *
     * @param undisputed net amount that matching does not doubt
     * @param net of the whole invoice
     * @param tax of the whole invoice; the undisputed part bears its share of it
     */
    public static UndisputedPayment of(Money undisputed, Money net, Money tax) {
        var gross = net.plus(tax);
        var part = Amounts.least(Amounts.notBelowZero(undisputed), net);
        return new UndisputedPayment(gross, part.plus(Amounts.share(tax, part, net)));
    }

    /** What waits for the hold to be lifted. */
    public Money blocked() {
        return gross.minus(now);
    }

    /** The undisputed part's share of an amount that concerns the whole invoice, such as its discount. */
    public Money shareNow(Money whole) {
        return Amounts.share(whole, now, gross);
    }

    /** The blocked part's share: the rest, so that no cent is lost or paid twice. */
    public Money shareLater(Money whole) {
        return whole.minus(shareNow(whole));
    }
}
