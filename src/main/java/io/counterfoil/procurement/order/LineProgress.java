package io.counterfoil.procurement.order;

import java.math.BigDecimal;

/**
 * How far an order line is received and billed.
 *
 * @param received quantity that came and was neither reversed nor returned
 * @param posted quantity on posted invoices less posted credit notes
 * @param matched quantity on invoices that matched and are not posted yet
 * @param accepted net amount accepted of a service, in the order's currency
 * @param postedAmount net amount on posted invoices less posted credits, in the order's currency
 * @param touched whether a receipt or an invoice, reversed or not, ever named the line
 */
public record LineProgress(
        BigDecimal received,
        BigDecimal posted,
        BigDecimal matched,
        BigDecimal accepted,
        BigDecimal postedAmount,
        boolean touched) {
    static final LineProgress NONE = new LineProgress(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

    /** What can no longer be undone by changing the order: received or billed, whichever is more. */
    public BigDecimal settled() {
        return received.max(posted.add(matched));
    }

    /** The same of a service or a frame, in money. */
    public BigDecimal settledAmount() {
        return accepted.max(postedAmount);
    }
}
