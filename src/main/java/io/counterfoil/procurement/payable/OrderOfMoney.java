package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;

/**
 * What is taken from an invoice before it is paid, in this order: retention, prepayment, credit notes. Each takes at
 * most what the ones before it left, so nothing is ever payable below zero.
 *
 * @param retentionPercent of the net amount; 5 means five percent
 * @param prepayment of the invoice's order; {@link Prepayment#none} if there is none
 * @param openCredits credit notes of the supplier that are not used up, in the invoice's currency; never negative
 */
public record OrderOfMoney(BigDecimal retentionPercent, Prepayment prepayment, Money openCredits) {

    /** Without credit notes. */
    public OrderOfMoney(BigDecimal retentionPercent, Prepayment prepayment, String currency) {
        this(retentionPercent, prepayment, Money.zero(currency));
    }

    /**
     * The payable of an invoice.
     *
     * @param gross with tax
     * @param net without tax, of the same document
     */
    public Payable of(Money gross, Money net) {
        var retention = Amounts.least(retainedOf(net), gross);
        var afterRetention = gross.minus(retention);
        var recoupment = Amounts.least(prepayment.recoupedBy(net), afterRetention);
        var credits = Amounts.least(openCredits, afterRetention.minus(recoupment));
        return new Payable(gross, retention, recoupment, credits);
    }

    /** What is kept back of a net amount. */
    public Money retainedOf(Money net) {
        return net.times(retentionPercent.movePointLeft(2)).rounded();
    }
}
