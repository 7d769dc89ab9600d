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
 * @param unit currency, unit of measure or {@link #DAYS} of both
 * @param price values a quantity in money; absent if the gap is money already
 */
public record Gap(
        Fraction difference,
        Fraction base,
        String unit,
        @Nullable UnitPrice price) {
    static final String DAYS = "days";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Gap of(Money difference, Money base) {
        return new Gap(Fraction.of(difference.amount()), Fraction.of(base.amount()), difference.currency(), null);
    }

    static Gap of(Fraction difference, Fraction base, Order.Line line) {
        return new Gap(difference, base, line.unit(), line.price());
    }

    /** Too early or too late; there is no share of a day. */
    static Gap ofDays(BigDecimal days) {
        return new Gap(Fraction.of(days), Fraction.ZERO, DAYS, null);
    }

    boolean isNone() {
        return difference.signum() == 0;
    }

    /** Whether the difference, in its own unit, is at most this. */
    boolean isAtMost(BigDecimal most) {
        return difference.compareTo(Fraction.of(most)) <= 0;
    }

    /** Whether the difference is worth at most this; multiplied out, because a price per 3 has no last decimal. */
    boolean isWorthAtMost(BigDecimal most) {
        return price == null ? isAtMost(most) : price.exactly(difference).compareTo(Fraction.of(most)) <= 0;
    }

    /** Whether the difference is at most this share of the base; multiplied out, never divided. */
    boolean isAtMostPercent(BigDecimal percent) {
        return difference.times(HUNDRED).compareTo(base.times(percent)) <= 0;
    }

    /** For people: {@code 20.01 EUR (2.001 %)} or {@code 30 EA worth 300.00 EUR (60.0 %)}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (unit.equals(DAYS)) {
            text.append(Figure.of(difference, unit));
        } else if (price == null) {
            text.append(Figure.of(new Money(difference.shown(), unit)));
        } else {
            text.append(Figure.of(difference, unit)).append(" worth ").append(Figure.of(price.of(difference)));
        }
        if (base.signum() > 0) {
            var percent = difference.times(HUNDRED).dividedBy(base);
            text.append(" (")
                    .append(Figure.percent(percent.numerator().divide(percent.denominator(), MathContext.DECIMAL64)))
                    .append(')');
        }
        return text.toString();
    }
}
