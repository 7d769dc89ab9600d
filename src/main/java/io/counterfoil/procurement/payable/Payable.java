package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;

/**
 * An invoice's amount on its way from gross to payable. All in one currency, none negative.
 *
 * @param gross what the supplier asks for
 * @param retention kept back until it is released
 * @param recoupment paid before, by a prepayment
 * @param credits settled by credit notes
 */
public record Payable(Money gross, Money retention, Money recoupment, Money credits) {

    /** What is transferred, before a discount. */
    public Money amount() {
        return gross.minus(retention).minus(recoupment).minus(credits);
    }
}
