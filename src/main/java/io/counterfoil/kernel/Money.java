package io.counterfoil.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/**
 * An exact amount in one currency. Never rounds by itself: {@link #rounded()} is the only place where digits are lost,
 * and it is called by rules that say so.
 *
 * @param amount any scale; never a binary fraction
 * @param currency ISO 4217 code, for example {@code EUR}
 */
public record Money(BigDecimal amount, String currency) {

    public Money {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code of three letters: " + currency);
        }
    }

    /** Reads a plain decimal, for example {@code "100.00"}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** Nothing, in the smallest unit of the currency. */
    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO.setScale(minorDigits(currency)), currency);
    }

    /** Whether the code is an ISO 4217 currency that money is kept in; gold, test codes and the like are not. */
    public static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /**
     * How many decimals the currency's minor unit has: EUR 2, JPY 0, KWD 3 (ISO 4217, as the JDK carries it).
     *
     * @throws IllegalArgumentException if the code is no ISO 4217 currency
     */
    public static int minorDigits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other)), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /** Rounds half up to the currency's minor unit. */
    public Money rounded() {
        return new Money(amount.setScale(minorDigits(currency), RoundingMode.HALF_UP), currency);
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Same value and currency; {@code 1.0 EUR} and {@code 1.00 EUR} are the same money though not equal records. */
    public boolean sameAs(Money other) {
        return amount.compareTo(sameCurrency(other)) == 0;
    }

    private BigDecimal sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other.amount;
    }

    /** As people read it: {@code 1,234.50 EUR}, in at least the currency's decimals. */
    public String shown() {
        var digits = Math.max(minorDigits(currency), amount.stripTrailingZeros().scale());
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount) + " " + currency;
    }

    /** For logs and facts: {@code 1234.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
