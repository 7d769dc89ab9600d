package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;
import java.math.RoundingMode;

/** Comparing and dividing money of one currency. */
final class Amounts {
    private Amounts() {}

    static Money least(Money one, Money other) {
        return one.minus(other).isPositive() ? other : one;
    }

    static Money notBelowZero(Money amount) {
        return amount.amount().signum() < 0 ? Money.zero(amount.currency()) : amount;
    }

    /** {@code whole × part ÷ total}, half up to the minor unit, divided once; zero if the total is. */
    static Money share(Money whole, Money part, Money total) {
        if (total.isZero()) {
            return Money.zero(whole.currency());
        }
        var product = whole.amount().multiply(part.amount());
        var digits = Money.minorDigits(whole.currency());
        return new Money(product.divide(total.amount(), digits, RoundingMode.HALF_UP), whole.currency());
    }
}
