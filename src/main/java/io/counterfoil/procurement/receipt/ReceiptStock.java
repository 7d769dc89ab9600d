package io.counterfoil.procurement.receipt;

import io.counterfoil.procurement.receipt.GoodsMovementLine.Stock;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What became of the goods of one receipt for one order line; quantities in the order line's unit, all counting up.
 *
 * @param received booked in, before reversals
 * @param reversed booked in by mistake and cancelled, of whatever stock
 * @param accepted passed by inspection and not reversed
 * @param rejected refused by inspection and not reversed
 * @param returned sent back, of whatever stock
 * @param returnedAccepted the part of {@code returned} that inspection had accepted
 * @param returnedRejected the part of {@code returned} that inspection had rejected
 * @param priceQuantity catch weight: as received, in the unit the price counts in; null for other lines
 * @param acceptedAmount services: as received, in the order's currency; null for goods
 */
public record ReceiptStock(
        String receipt,
        String deliveryNote,
        int orderLine,
        BigDecimal received,
        BigDecimal reversed,
        BigDecimal accepted,
        BigDecimal rejected,
        BigDecimal returned,
        BigDecimal returnedAccepted,
        BigDecimal returnedRejected,
        @Nullable BigDecimal priceQuantity,
        @Nullable BigDecimal acceptedAmount) {

    /** Received, not cancelled and not sent back. */
    public BigDecimal kept() {
        return received.subtract(reversed).subtract(returned);
    }

    /** How much is still here of a stock. */
    public BigDecimal onHand(Stock stock) {
        return switch (stock) {
            case UNINSPECTED -> kept().subtract(onHand(Stock.ACCEPTED)).subtract(onHand(Stock.REJECTED));
            case ACCEPTED -> accepted.subtract(returnedAccepted);
            case REJECTED -> rejected.subtract(returnedRejected);
        };
    }

    /**
     * What the price is applied to for a part of the received quantity: of catch weight and services the same share of
     * the price quantity or amount, because nobody weighs again what goes back. Not rounded to money.
     */
    public BigDecimal measure(BigDecimal quantity) {
        var whole = acceptedAmount != null ? acceptedAmount : priceQuantity;
        return whole == null ? quantity : whole.multiply(quantity).divide(received, MathContext.DECIMAL128);
    }
}
