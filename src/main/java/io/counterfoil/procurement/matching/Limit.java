package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How large a difference may be, and what follows beyond. Equal to the limit is within.
 *
 * @param absolute most that the difference may be; absent leaves the percentage alone
 * @param currency of {@code absolute}; absent if it counts what its key counts, such as pieces
 * @param percent most that the difference may be of its base, 2.0 means two percent; absent leaves the absolute alone
 * @param operator whether both must hold or one is enough; of no effect where only one is given
 * @param consequence from {@link Outcome#WARN} on
 * @param source where the limit came from, in words, for example {@code STD version 1}
 */
public record Limit(
        @Nullable BigDecimal absolute,
        @Nullable String currency,
        @Nullable BigDecimal percent,
        Operator operator,
        Outcome consequence,
        String source) {

    /** How an absolute limit and a percentage go together. */
    public enum Operator {
        /** Both must hold. */
        ALL,
        /** One is enough. */
        ANY
    }

    public Limit {
        if (absolute == null && percent == null) {
            throw new IllegalArgumentException("a limit of " + source + " is neither absolute nor a percentage");
        }
        if (isNegative(absolute) || isNegative(percent)) {
            throw new IllegalArgumentException("a limit of " + source + " is negative");
        }
        if (consequence.compareTo(Outcome.WARN) < 0) {
            throw new IllegalArgumentException("beyond a limit of " + source + " nothing follows: " + consequence);
        }
    }

    /** No difference at all. */
    static Limit nothing(Outcome consequence, String source) {
        return new Limit(BigDecimal.ZERO, null, null, Operator.ALL, consequence, source);
    }

    /** The same consequence, from the same source, for any difference at all. */
    Limit toNothing() {
        return nothing(consequence, source);
    }

    boolean isIn(String documentCurrency) {
        return currency == null || currency.equals(documentCurrency);
    }

    /**
     * This limit for documents in another currency, rounded down to its minor unit. Without an exchange rate an amount
     * in one currency allows nothing in another; the percentage stays.
     *
     * @param rate units of that currency for one of this limit's; null if unknown
     */
    Limit in(String documentCurrency, @Nullable BigDecimal rate) {
        if (isIn(documentCurrency) || absolute == null) {
            return this;
        }
        var converted = rate == null
                ? BigDecimal.ZERO
                : absolute.multiply(rate).setScale(Money.minorDigits(documentCurrency), RoundingMode.DOWN);
        return new Limit(converted, documentCurrency, percent, operator, consequence, source);
    }

    Outcome judge(Gap gap) {
        if (gap.isNone()) {
            return Outcome.EXACT;
        }
        return allows(gap) ? Outcome.WITHIN : consequence;
    }

    /** Whether the difference is within. One to our advantage always is; of a base of zero there is no percentage. */
    boolean allows(Gap gap) {
        if (gap.difference().signum() <= 0) {
            return true;
        }
        var share = gap.base().signum() > 0 ? percent : null;
        if (absolute == null || share == null) {
            return absolute != null ? isWithinAbsolute(gap, absolute) : share != null && gap.isAtMostPercent(share);
        }
        return switch (operator) {
            case ALL -> isWithinAbsolute(gap, absolute) && gap.isAtMostPercent(share);
            case ANY -> isWithinAbsolute(gap, absolute) || gap.isAtMostPercent(share);
        };
    }

    private boolean isWithinAbsolute(Gap gap, BigDecimal most) {
        return currency == null ? gap.isAtMost(most) : gap.isWorthAtMost(most);
    }

    /** Whether no difference at all is allowed. */
    boolean isNothing() {
        return percent == null && absolute != null && absolute.signum() == 0;
    }

    /** The limit in words: {@code 50.00 EUR and 2.0 %}, {@code 5.0 %}, {@code nothing}. */
    public String words() {
        if (percent == null) {
            return absoluteWords();
        }
        var share = Figure.percent(percent).toString();
        return absolute == null ? share : absoluteWords() + (operator == Operator.ALL ? " and " : " or ") + share;
    }

    private String absoluteWords() {
        if (absolute == null || isNothing()) {
            return "nothing";
        }
        return currency == null
                ? absolute.stripTrailingZeros().toPlainString()
                : Figure.of(new Money(absolute, currency)).toString();
    }

    private static boolean isNegative(@Nullable BigDecimal value) {
        return value != null && value.signum() < 0;
    }
}
