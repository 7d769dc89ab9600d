package io.counterfoil.procurement.review;

import io.counterfoil.kernel.UnitOfMeasure;
import io.counterfoil.procurement.matching.Fraction;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Quantities and dates as people read them in forms and on pages. */
public final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Wording() {}

    /** {@code 1,250.5}: no trailing zeros. */
    public static String quantity(BigDecimal quantity) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMaximumFractionDigits(6);
        return format.format(quantity);
    }

    /** {@code 1,250.5 kg}. */
    public static String quantity(BigDecimal quantity, String unit) {
        return quantity(quantity) + " " + UnitOfMeasure.symbol(unit);
    }

    static String quantity(Fraction quantity, String unit) {
        return quantity(quantity.shown(), unit);
    }

    /** {@code 21 Nov 2026}; a dash if there is none. */
    public static String day(@Nullable LocalDate day) {
        return day == null ? "–" : DAY.format(day);
    }
}
