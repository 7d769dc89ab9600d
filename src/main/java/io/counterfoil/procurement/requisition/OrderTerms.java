package io.counterfoil.procurement.requisition;

import java.math.BigDecimal;

/**
 * What is agreed about an order as a whole beyond its lines.
 *
 * @param prepaymentPercent share of the net amount the supplier may request before delivery; 30 means thirty percent
 * @param retentionPercent share of each invoice's net amount kept back until it is released
 * @param evaluatedReceipt whether receipts are paid without an invoice of the supplier (ERS)
 * @param capex whether it is an investment, which more people approve
 */
public record OrderTerms(
        BigDecimal prepaymentPercent, BigDecimal retentionPercent, boolean evaluatedReceipt, boolean capex) {
    /** No prepayment, no retention, the supplier bills. */
    public static final OrderTerms STANDARD = new OrderTerms(BigDecimal.ZERO, BigDecimal.ZERO, false, false);

    /** No investment. */
    public OrderTerms(BigDecimal prepaymentPercent, BigDecimal retentionPercent, boolean evaluatedReceipt) {
        this(prepaymentPercent, retentionPercent, evaluatedReceipt, false);
    }
}
