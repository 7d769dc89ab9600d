package io.counterfoil.governance.value;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Plan and actual in the reporting currency, and why they differ: plan is turned at the plan rate, actual at the average
 * rate of its period (R1). Every figure is rounded half up to the minor unit; the two parts add up to the difference to
 * the last digit, because performance is what the currency does not explain.
 *
 * @param currencyEffect what the actual would be worth at the plan rate, taken from what it is worth
 * @param performance what was earned more or less than planned, at the plan rate
 */
public record CurrencySplit(Money plan, Money actual, Money currencyEffect, Money performance) {

    /** Nothing planned and nothing earned. */
    public static CurrencySplit nothing(String reporting) {
        var none = Money.zero(reporting);
        return new CurrencySplit(none, none, none, none);
    }

    /**
     * Of one measure in one period.
     *
     * @param planRate units of the measure's currency for one of the reporting currency; above zero
     * @param averageRate the same, on average of the period
     * @throws IllegalArgumentException if plan and actual are in different currencies or a rate is not above zero
     */
    public static CurrencySplit of(
            Money plan, BigDecimal planRate, Money actual, BigDecimal averageRate, String reporting) {
        if (!plan.currency().equals(actual.currency())) {
            throw new IllegalArgumentException("plan is in " + plan.currency() + ", actual in " + actual.currency());
        }
        if (planRate.signum() <= 0 || averageRate.signum() <= 0) {
            throw new IllegalArgumentException("a rate is not above zero: " + planRate + ", " + averageRate);
        }
        var planned = quotient(plan.amount(), planRate, reporting);
        var earned = quotient(actual.amount(), averageRate, reporting);
        var currencyEffect = quotient(
                actual.amount().multiply(planRate.subtract(averageRate)), planRate.multiply(averageRate), reporting);
        return new CurrencySplit(
                planned, earned, currencyEffect, earned.minus(planned).minus(currencyEffect));
    }

    /** Actual less plan. */
    public Money difference() {
        return actual.minus(plan);
    }

    public CurrencySplit plus(CurrencySplit other) {
        return new CurrencySplit(
                plan.plus(other.plan),
                actual.plus(other.actual),
                currencyEffect.plus(other.currencyEffect),
                performance.plus(other.performance));
    }

    private static Money quotient(BigDecimal amount, BigDecimal rate, String reporting) {
        return new Money(amount.divide(rate, Money.minorDigits(reporting), RoundingMode.HALF_UP), reporting);
    }
}
