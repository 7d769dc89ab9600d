package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price per so many units, for example 3.75 EUR per 100 EA. Kept as a fraction, so that nothing is lost before the
 * one rounding at the end.
 *
 * @param amount never negative; zero for free goods
 * @param per units of the order line that {@code amount} buys; positive
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
    public Money of(BigDecimal quantity) {
        int digits = Money.minorDigits(amount.currency());
        return new Money(
                quantity.multiply(amount.amount()).divide(per, digits, RoundingMode.HALF_UP), amount.currency());
    }

    boolean isFree() {
        return amount.isZero();
    }
}
