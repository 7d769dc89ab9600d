package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A discount that grows with every day a payment is early: payable × annual rate × days ÷ 360. Pure.
 *
 * @param annualPercent 18 means eighteen percent a year
 */
public record DynamicDiscount(BigDecimal annualPercent) {
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(360);

    /** The deduction for paying so many days before the due date, half up to the minor unit; zero if none. */
    public Money of(Money payable, int daysEarly) {
        var yearly = payable.amount().multiply(annualPercent).movePointLeft(2);
        var amount = yearly.multiply(BigDecimal.valueOf(Math.max(0, daysEarly)));
        var digits = Money.minorDigits(payable.currency());
        return new Money(amount.divide(DAYS_OF_A_YEAR, digits, RoundingMode.HALF_UP), payable.currency());
    }
}
