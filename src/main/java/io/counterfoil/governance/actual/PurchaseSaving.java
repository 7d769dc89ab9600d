package io.counterfoil.governance.actual;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What one invoice line saved.
 *
 * @param entry number of the actual value
 * @param item number of the purchased item of the measure
 * @param quantity negative for what went back, 0 where only the price changed
 * @param netAmount invoiced without tax
 * @param saved {@code baselinePrice × quantity − netAmount}, rounded
 */
public record PurchaseSaving(
        long entry,
        int item,
        String invoiceKey,
        int invoiceLine,
        String orderNumber,
        int orderLine,
        BigDecimal quantity,
        String unit,
        BigDecimal baselinePrice,
        BigDecimal netAmount,
        BigDecimal saved,
        YearMonth period,
        YearMonth reportedIn,
        String journalEntry) {}
