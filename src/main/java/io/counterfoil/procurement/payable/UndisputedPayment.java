package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * A held invoice of which nobody doubts a part: that part is paid, the rest stays blocked. The two add up to the gross
 * amount, and so do the parts of everything that is apportioned.
 *
 * @param gross of the whole invoice
 * @param now payable before the hold is lifted, with its tax
 * @param nowNet of {@code now}, without tax
 */
public record UndisputedPayment(Money gross, Money now, Money nowNet) {

    /**
     * Something billed at one rate of tax.
     *
     * @param net as billed; negative if it is taken off
     * @param undisputed of {@code net}
     * @param percent 19 means nineteen percent; an average where lines of several rates count as one
     */
    public record Taxed(Money net, Money undisputed, BigDecimal percent) {

        /** What stands beside the lines, such as freight: nobody checked it line by line, so only what it takes off counts. */
        public static Taxed beside(Money net, BigDecimal percent) {
            return new Taxed(net, net.isPositive() ? Money.zero(net.currency()) : net, percent);
        }
    }

    /**
     * Splits an invoice of one rate.
     *
     * @param undisputed net amount that matching does not doubt
     * @param net of the whole invoice
     * @param tax of the whole invoice; the undisputed part bears its share of it
     */
    public static UndisputedPayment of(Money undisputed, Money net, Money tax) {
        return of(List.of(new Taxed(net, undisputed, BigDecimal.ONE)), tax);
    }

    /**
     * Splits an invoice. Each rate's tax follows what is undisputed of the amounts it is charged on, so that what is
     * paid of untaxed goods bears none.
     *
     * @param billed everything the invoice charges; adds up to its net amount
     * @param tax as stated for the whole invoice
     */
    public static UndisputedPayment of(List<Taxed> billed, Money tax) {
        var net = sum(billed, Taxed::net, tax.currency());
        var part = Amounts.least(Amounts.notBelowZero(sum(billed, Taxed::undisputed, tax.currency())), net);
        var gross = net.plus(tax);
        if (!part.isPositive()) {
            return new UndisputedPayment(gross, Money.zero(tax.currency()), Money.zero(tax.currency()));
        }
        return new UndisputedPayment(gross, part.plus(taxOf(part, net, billed, tax)), part);
    }

    private static Money taxOf(Money part, Money net, List<Taxed> billed, Money tax) {
        if (part.sameAs(net)) {
            return tax;
        }
        var whole = weight(billed, Taxed::net);
        if (whole.signum() <= 0) {
            return Amounts.share(tax, part, net);
        }
        var share = tax.amount()
                .multiply(weight(billed, Taxed::undisputed).max(BigDecimal.ZERO).min(whole));
        return new Money(share.divide(whole, Money.minorDigits(tax.currency()), RoundingMode.HALF_UP), tax.currency());
    }

    private static BigDecimal weight(List<Taxed> billed, Function<Taxed, Money> amount) {
        return billed.stream()
                .map(one -> amount.apply(one).amount().multiply(one.percent()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Money sum(List<Taxed> billed, Function<Taxed, Money> amount, String currency) {
        return billed.stream().map(amount).reduce(Money.zero(currency), Money::plus);
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
