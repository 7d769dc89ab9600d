package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;

/**
 * What was paid of an order before its delivery. Invoices take it back pro rata of their net amount: when as much is
 * billed as was ordered, all of it is taken back, to the cent.
 *
 * @param paid gross, over all prepayment requests of the order
 * @param recouped of {@code paid}, by earlier invoices
 * @param orderNet what was ordered, without tax
 * @param billedNet by earlier invoices of the order, credit notes deducted, without tax
 */
public record Prepayment(Money paid, Money recouped, Money orderNet, Money billedNet) {

    /** No prepayment. */
    public static Prepayment none(String currency) {
        var nothing = Money.zero(currency);
        return new Prepayment(nothing, nothing, nothing, nothing);
    }

    /** The part that an invoice of this net amount takes back; zero if all is taken back. */
    public Money recoupedBy(Money net) {
        var open = paid.minus(recouped);
        if (!open.isPositive()) {
            return Money.zero(paid.currency());
        }
        var toDate = Amounts.least(billedNet.plus(net), orderNet);
        var due = Amounts.share(paid, toDate, orderNet).minus(recouped);
        return Amounts.least(Amounts.notBelowZero(due), open);
    }
}
