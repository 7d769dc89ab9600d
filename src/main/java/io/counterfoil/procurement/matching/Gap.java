package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A difference and what it is measured against, exact and in one unit: an amount, or a quantity with its price.
 *
 * @param difference positive is to our disadvantage
 * @param base zero or less leaves only the absolute limit
 * @param unit currency or unit of measure of both
 * @param price values a quantity in money; absent if the gap is money already
 */
public record Gap(
        BigDecimal difference,
        BigDecimal base,
        String unit,
        @Nullable UnitPrice price) {

    static Gap of(Money difference, Money base) {
        return new Gap(difference.amount(), base.amount(), difference.currency(), null);
    }

    static Gap of(BigDecimal difference, BigDecimal base, Order.Line line) {
        return new Gap(difference, base, line.unit(), line.price());
    }

    boolean isNone() {
        return difference.signum() == 0;
    }

    /** Whether the difference, in its own unit, is at most this. */
    boolean isAtMost(BigDecimal most) {
        return difference.compareTo(most) <= 0;
    }

    /** Whether the difference is worth at most this; multiplied out, because a price per 3 has no last decimal. */
    boolean isWorthAtMost(BigDecimal most) {
        return price == null
                ? isAtMost(most)
                : difference.multiply(price.amount().amount()).compareTo(most.multiply(price.per())) <= 0;
    }

    /** Whether the difference is at most this share of the base; multiplied out, never divided. */
    boolean isAtMostPercent(BigDecimal percent) {
        return difference.movePointRight(2).compareTo(percent.multiply(base)) <= 0;
    }

    /** For people: {@code 20.01 EUR (2.001 %)} or {@code 30 EA worth 300.00 EUR (60.0 %)}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (price == null) {
            text.append(Figure.of(new Money(difference, unit)));
        } else {
            text.append(Figure.of(difference, unit)).append(" worth ").append(Figure.of(price.of(difference)));
        }
        if (base.signum() > 0) {
            var percent = difference.movePointRight(2).divide(base, MathContext.DECIMAL64);
            text.append(" (").append(Figure.percent(percent)).append(')');
        }
        return text.toString();
    }
}
