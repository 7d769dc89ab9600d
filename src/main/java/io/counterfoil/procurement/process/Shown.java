package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.UnitOfMeasure;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.review.Wording;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Quantities, dates and addresses as people read them in forms. */
final class Shown {
    private Shown() {}

    static String quantity(BigDecimal quantity) {
        return Wording.quantity(quantity);
    }

    static String quantity(BigDecimal quantity, String unit) {
        return Wording.quantity(quantity, unit);
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
        return "/cases?key=" + encoded(businessKey);
    }

    /** Where the sheet of an invoice is found. */
    static String invoiceLink(String businessKey) {
        return "/invoices?key=" + encoded(businessKey);
    }

    /** Where the original of an invoice can be read. */
    static String originalLink(String businessKey) {
        return "/invoices/document?key=" + encoded(businessKey);
    }

    /** A task in Tasklist. */
    static String taskLink(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }

    static String day(@Nullable LocalDate day) {
        return Wording.day(day);
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
