package io.counterfoil.procurement.settlement;

import io.counterfoil.kernel.Money;

/**
 * How far an invoice is paid. All with tax, in its currency.
 *
 * @param payable what the invoice comes to as a whole, after retention and prepayment, before credit notes
 * @param scheduled of it, in payments that left or will leave, or taken by credit notes
 * @param paid of it, out or taken by credit notes
 * @param withheld of it, while the invoice is held: what nobody pays before the hold ends; otherwise zero
 */
public record PaymentStanding(Money payable, Money scheduled, Money paid, Money withheld) {

    /** One line for who decides on a held invoice; empty if nothing is paid of it before the hold ends. */
    public String sentence() {
        return scheduled.isPositive() && withheld.isPositive()
                ? scheduled.shown() + " of " + payable.shown() + " are undisputed and paid or scheduled ("
                        + paid.shown() + " are paid); " + withheld.shown() + " are withheld until the hold ends."
                : "";
    }
}
