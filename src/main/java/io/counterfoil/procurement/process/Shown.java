package io.counterfoil.procurement.process;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Quantities and dates as people read them in forms. */
final class Shown {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Shown() {}

    /** {@code 1,250.5}: no trailing zeros. */
    static String quantity(BigDecimal quantity) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMaximumFractionDigits(6);
        return format.format(quantity);
    }

    /** {@code 21 Nov 2026}; a dash if there is none. */
    static String day(@Nullable LocalDate day) {
        return day == null ? "–" : DAY.format(day);
    }
}
