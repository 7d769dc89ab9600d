package io.counterfoil.governance.actual;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a matched and booked invoice, with what its order line says about what was bought.
 *
 * @param unit that {@code quantity} counts in: the one the order's price counts in
 * @param quantity billed; negative if it went back, 0 if only the price changed afterwards
 * @param net of the line without tax; negative if it is credited
 * @param deliveredOn the day it belongs to: of delivery, or of the invoice if that says none
 * @param journalEntry number of the entry that booked it
 */
public record InvoicedPurchase(
        String invoiceKey,
        int invoiceLine,
        String orderNumber,
        int orderLine,
        String supplierNumber,
        String description,
        @Nullable String category,
        String costCentre,
        String unit,
        BigDecimal quantity,
        Money net,
        LocalDate deliveredOn,
        String journalEntry,
        LocalDate postedOn) {

    /** What it cost less than it would have at this price, to the smallest unit, half up; negative if it cost more. */
    Money savedAgainst(BigDecimal baselinePrice) {
        return new Money(baselinePrice.multiply(quantity).subtract(net.amount()), net.currency()).rounded();
    }
}
