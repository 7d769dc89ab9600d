package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price per so many units, for example 3.75 EUR per 100 EA. Kept as a fraction, so that nothing is lost before the
 * one rounding at the end.
 *
 * @param amount never negative; zero for free goods
 * @param per units that {@code amount} buys; positive
 */
public record UnitPrice(Money amount, BigDecimal per) {

    public UnitPrice {
        if (amount.amount().signum() < 0 || per.signum() <= 0) {
            throw new IllegalArgumentException("a price is not negative and buys something: " + amount + " per " + per);
        }
    }

    /** A price for one unit. */
    public static UnitPrice each(Money amount) {
        return new UnitPrice(amount, BigDecimal.ONE);
    }

    /** What so many units cost, rounded half up to the currency's minor unit. */
    public Money of(Fraction quantity) {
        var digits = Money.minorDigits(amount.currency());
        var product = quantity.numerator().multiply(amount.amount());
        var rounded = per.compareTo(BigDecimal.ONE) == 0 && quantity.isWhole()
                ? product.setScale(digits, RoundingMode.HALF_UP)
                : product.divide(per.multiply(quantity.denominator()), digits, RoundingMode.HALF_UP);
        return new Money(rounded, amount.currency());
    }

    /** As {@link #of(Fraction)}. */
    public Money of(BigDecimal quantity) {
        return of(Fraction.of(quantity));
    }

    /** What so many units cost, exact. */
    Fraction exactly(Fraction quantity) {
        return quantity.times(amount.amount()).dividedBy(Fraction.of(per));
    }

    boolean isFree() {
        return amount.isZero();
    }
}
