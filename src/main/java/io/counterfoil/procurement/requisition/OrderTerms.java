package io.counterfoil.procurement.requisition;

import java.math.BigDecimal;

/**
 * What is agreed about an order as a whole beyond its lines.
 *
 * @param prepaymentPercent share of the net amount the supplier may request before delivery; 30 means thirty percent
 * @param retentionPercent share of each invoice's net amount kept back until it is released
 * @param evaluatedReceipt whether receipts are paid without an invoice of the supplier (ERS)
 */
public record OrderTerms(BigDecimal prepaymentPercent, BigDecimal retentionPercent, boolean evaluatedReceipt) {
    /** No prepayment, no retention, the supplier bills. */
    public static final OrderTerms STANDARD = new OrderTerms(BigDecimal.ZERO, BigDecimal.ZERO, false);
}
