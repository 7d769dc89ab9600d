package io.counterfoil.portal.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as a drawing has room for them. */
final class Amounts {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private Amounts() {}

    /** {@code 1,200}, {@code 12.5 k}, {@code 3.2 m}: for marks, where the exact figure stands beside. */
    static String brief(BigDecimal amount) {
        if (amount.abs().compareTo(MILLION) >= 0) {
            return number(amount.divide(MILLION, 2, RoundingMode.HALF_UP)) + " m";
        }
        return amount.abs().compareTo(TEN_THOUSAND) >= 0
                ? number(amount.divide(THOUSAND, 1, RoundingMode.HALF_UP)) + " k"
                : number(amount);
    }

    /** Every digit, thousands marked: {@code 1,090.50}. */
    static String exact(BigDecimal amount) {
        return number(amount);
    }

    private static String number(BigDecimal amount) {
        return new DecimalFormat("#,##0.############", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(amount);
    }
}
