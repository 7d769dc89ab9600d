package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.UnitOfMeasure;
import io.counterfoil.procurement.LineTerms;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** {@code 1,250.5 kg}. */
    static String quantity(BigDecimal quantity, String unit) {
        return quantity(quantity) + " " + UnitOfMeasure.symbol(unit);
    }

    /** {@code 3.75 EUR per 100 pcs}; the amount alone where the price is for one unit of the line. */
    static String price(BigDecimal unitPrice, String unit, LineTerms terms, String currency) {
        var amount = new Money(unitPrice, currency).shown();
        var counted = terms.priceUnit() == null ? unit : terms.priceUnit();
        if (terms.pricePer().compareTo(BigDecimal.ONE) != 0) {
            return amount + " per " + quantity(terms.pricePer(), counted);
        }
        return terms.priceUnit() == null ? amount : amount + " per " + UnitOfMeasure.symbol(counted);
    }

    /** Where the page of a document's case is found; an address within this host. */
    static String caseLink(String businessKey) {
        return "/cases?key=" + URLEncoder.encode(businessKey, StandardCharsets.UTF_8);
    }

    /** {@code 21 Nov 2026}; a dash if there is none. */
    static String day(@Nullable LocalDate day) {
        return day == null ? "–" : DAY.format(day);
    }
}
