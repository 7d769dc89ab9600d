package io.counterfoil.procurement.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far an order line is received and billed, in the unit of the order line.
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
    private static final int ORDERED_DECIMALS = 6;

    static final LineProgress NONE = new LineProgress(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

    /** What can no longer be undone by changing the order: received or billed, whichever is more; rounded up as ordered. */
    public BigDecimal settled() {
        var settled = received.max(billed());
        return settled.scale() <= ORDERED_DECIMALS ? settled : settled.setScale(ORDERED_DECIMALS, RoundingMode.CEILING);
    }

    /** On invoices that are posted or will be, less posted credit notes. */
    public BigDecimal billed() {
        return posted.add(matched);
    }

    /** The same of a service or a frame, in money. */
    public BigDecimal settledAmount() {
        return accepted.max(postedAmount);
    }
}
