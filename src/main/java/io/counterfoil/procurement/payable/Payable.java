package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;

/**
 * An invoice's amount on its way from gross to payable. All in one currency, none negative.
 *
 * @param gross what the supplier asks for
 * @param taxPaidBefore of a release of retention: tax on what was kept back, which the invoices were paid and booked with
 * @param retention kept back until it is released
 * @param recoupment paid before, by a prepayment
 * @param credits settled by credit notes
 */
public record Payable(Money gross, Money taxPaidBefore, Money retention, Money recoupment, Money credits) {

    /** Of a document whose tax is all its own. */
    public Payable(Money gross, Money retention, Money recoupment, Money credits) {
        this(gross, Money.zero(gross.currency()), retention, recoupment, credits);
    }

    /** What is transferred, before a discount. */
    public Money amount() {
        return gross.minus(taxPaidBefore).minus(retention).minus(recoupment).minus(credits);
    }
}
