package io.counterfoil.procurement.web;

import io.counterfoil.procurement.receipt.GoodsMovementLine.Stock;
import io.counterfoil.procurement.receipt.ReceiptStock;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became of the goods of one order line.
 *
 * @param kept received, not reversed and not returned: what is paid for in the end
 * @param open kept and not inspected yet
 * @param keptPriceQuantity catch weight: {@code kept} in the unit the price counts in
 * @param keptAmount services: the amount accepted and not reversed
 */
record ReceiptStockResponse(
        int orderLine,
        BigDecimal received,
        BigDecimal reversed,
        BigDecimal accepted,
        BigDecimal rejected,
        BigDecimal returned,
        BigDecimal returnedAccepted,
        BigDecimal kept,
        BigDecimal open,
        @Nullable BigDecimal keptPriceQuantity,
        @Nullable BigDecimal keptAmount) {

    static ReceiptStockResponse of(ReceiptStock stock) {
        return new ReceiptStockResponse(
                stock.orderLine(),
                plain(stock.received()),
                plain(stock.reversed()),
                plain(stock.accepted()),
                plain(stock.rejected()),
                plain(stock.returned()),
                plain(stock.returnedAccepted()),
                plain(stock.kept()),
                plain(stock.onHand(Stock.UNINSPECTED)),
                stock.priceQuantity() == null ? null : plain(stock.measure(stock.kept())),
                stock.acceptedAmount() == null ? null : plain(stock.measure(stock.kept())));
    }

    /** Sums carry the scale of their columns. */
    private static BigDecimal plain(BigDecimal figure) {
        var stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
