package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.UnitOfMeasure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A number with its unit, ready to be read: {@code 1,020.01 EUR}, {@code 2,500 EA}, {@code 2.0 %}.
 *
 * @param value with exactly the decimals that are shown
 * @param unit a currency, a unit of measure or {@code %}
 */
public record Figure(BigDecimal value, String unit) {

    /** An amount with at least the decimals of its currency. */
    static Figure of(Money money) {
        return new Figure(atLeast(Money.minorDigits(money.currency()), money.amount()), money.currency());
    }

    /** A quantity without trailing zeros. */
    static Figure of(Fraction quantity, String unit) {
        return new Figure(atLeast(0, quantity.shown()), unit);
    }

    /** A percentage with one to three decimals, rounded half up; for reading only, never compared. */
    static Figure percent(BigDecimal percent) {
        return new Figure(atLeast(1, percent.setScale(3, RoundingMode.HALF_UP)), "%");
    }

    private static BigDecimal atLeast(int decimals, BigDecimal value) {
        if (value.scale() == decimals) {
            return value;
        }
        var plain = value.setScale(decimals, RoundingMode.DOWN);
        return plain.compareTo(value) == 0 ? plain : value.stripTrailingZeros();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,." + value.scale() + "f %s", value, UnitOfMeasure.symbol(unit));
    }
}
