package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures and dates as people read them in forms. */
final class Shown {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Shown() {}

    /** {@code 1,250.00 EUR}, in at least the currency's decimals. */
    static String money(Money money) {
        var digits = Math.max(
                Money.minorDigits(money.currency()),
                money.amount().stripTrailingZeros().scale());
        return decimal(money.amount(), digits, digits) + " " + money.currency();
    }

    /** {@code 1,250.5}: no trailing zeros. */
    static String quantity(BigDecimal quantity) {
        return decimal(quantity, 0, 6);
    }

    /** {@code 21 Nov 2026}; a dash if there is none. */
    static String day(@Nullable LocalDate day) {
        return day == null ? "–" : DAY.format(day);
    }

    private static String decimal(BigDecimal value, int least, int most) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format.format(value);
    }
}
