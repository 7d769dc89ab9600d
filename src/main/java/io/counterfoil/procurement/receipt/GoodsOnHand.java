package io.counterfoil.procurement.receipt;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.receipt.GoodsMovementLine.Stock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes quantities from what is left of a receipt, and never more than that. Goods come from the stock that the
 * movement names; where it leaves several, from the first of them that has some:
 *
 * <ul>
 *   <li>inspection takes what was not inspected;
 *   <li>a return takes rejected goods, then what was not inspected; accepted goods only if it says so;
 *   <li>a reversal takes what was not inspected, then accepted, then rejected goods.
 * </ul>
 */
final class GoodsOnHand {
    private final String receiptNumber;
    private final Map<Integer, Map<Stock, BigDecimal>> left = new TreeMap<>();

    GoodsOnHand(String receiptNumber, List<ReceiptStock> stocks) {
        this.receiptNumber = receiptNumber;
        for (var stock : stocks) {
            var byStock = new EnumMap<Stock, BigDecimal>(Stock.class);
            for (var one : Stock.values()) {
                byStock.put(one, stock.onHand(one));
            }
            left.put(stock.orderLine(), byStock);
        }
    }

    /**
     * Takes one quantity.
     *
     * @return a line for each stock it came from
     * @throws BusinessRuleViolation if the receipt has no such line or not enough of it left
     */
    List<GoodsMovementLine> take(MovementDraft.Line wanted) {
        var byStock = left.get(wanted.orderLine());
        if (byStock == null) {
            throw new BusinessRuleViolation(
                    "RECEIPT_LINE_UNKNOWN",
                    receiptNumber + " received nothing for order line " + wanted.orderLine()
                            + "; name one of the lines " + left.keySet());
        }
        refuseMoreThanLeft(wanted, byStock);
        var taken = new ArrayList<GoodsMovementLine>();
        var missing = wanted.quantity();
        for (var stock : stocksFor(wanted)) {
            var part = byStock.getOrDefault(stock, BigDecimal.ZERO).min(missing);
            if (part.signum() > 0) {
                taken.add(new GoodsMovementLine(wanted.orderLine(), wanted.kind(), stock, part));
                byStock.merge(stock, part, BigDecimal::subtract);
                missing = missing.subtract(part);
            }
        }
        return taken;
    }

    private static List<Stock> stocksFor(MovementDraft.Line wanted) {
        return switch (wanted.kind()) {
            case ACCEPTANCE, REJECTION -> List.of(Stock.UNINSPECTED);
            case RETURN -> wanted.fromAccepted() ? List.of(Stock.ACCEPTED) : List.of(Stock.REJECTED, Stock.UNINSPECTED);
            case REVERSAL -> List.of(Stock.UNINSPECTED, Stock.ACCEPTED, Stock.REJECTED);
        };
    }

    private void refuseMoreThanLeft(MovementDraft.Line wanted, Map<Stock, BigDecimal> byStock) {
        var most = stocksFor(wanted).stream()
                .map(stock -> byStock.getOrDefault(stock, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (wanted.quantity().compareTo(most) > 0) {
            throw new BusinessRuleViolation(
                    "MORE_THAN_ON_HAND",
                    wanted.field() + ": " + plain(wanted.quantity()) + " of order line " + wanted.orderLine() + " of "
                            + receiptNumber + " cannot be " + participle(wanted) + ", at most " + plain(most)
                            + " can; left are " + plain(byStock, Stock.UNINSPECTED) + " not inspected, "
                            + plain(byStock, Stock.ACCEPTED) + " accepted and " + plain(byStock, Stock.REJECTED)
                            + " rejected");
        }
    }

    private static String participle(MovementDraft.Line wanted) {
        return switch (wanted.kind()) {
            case ACCEPTANCE -> "accepted";
            case REJECTION -> "rejected";
            case RETURN -> wanted.fromAccepted() ? "returned from accepted stock" : "returned without fromAccepted";
            case REVERSAL -> "reversed";
        };
    }

    private static String plain(Map<Stock, BigDecimal> byStock, Stock stock) {
        return plain(byStock.getOrDefault(stock, BigDecimal.ZERO));
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
