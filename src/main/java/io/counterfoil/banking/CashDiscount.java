package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What may be deducted from a payable amount by paying early. Pure.
 *
 * @param percent of the payable amount; 2 means two percent, 0 that there is no discount
 * @param until last day on which it may be deducted
 */
public record CashDiscount(BigDecimal percent, LocalDate until) {

    /** Terms such as "2/10 net 30": the percentage within so many days of the baseline date, that last day included. */
    public static CashDiscount within(BigDecimal percent, LocalDate baseline, int days) {
        return new CashDiscount(percent, baseline.plusDays(days));
    }

    /** The deduction from a payable amount, half up to the minor unit, whether or not it is earned. */
    public Money of(Money payable) {
        return payable.times(percent.movePointLeft(2)).rounded();
    }

    /** The deduction earned by paying on a day: all of it or nothing. */
    public Money earned(Money payable, LocalDate paidOn) {
        return isOpenOn(paidOn) ? of(payable) : Money.zero(payable.currency());
    }

    /** The deduction lost by paying on a day. */
    public Money lost(Money payable, LocalDate paidOn) {
        return of(payable).minus(earned(payable, paidOn));
    }

    public boolean isOpenOn(LocalDate day) {
        return !day.isAfter(until);
    }
}
