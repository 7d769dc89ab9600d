package io.counterfoil.procurement.amendment;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.order.LineProgress;
import io.counterfoil.procurement.order.OrderStanding;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.requisition.LineTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What an amendment may not do to an order, whoever approved it, and what its approvers must know. */
final class AmendmentRules {
    private static final int PERCENT_DECIMALS = 4;
    private static final int SHOWN_DECIMALS = 6;

    private AmendmentRules() {}

    /**
     * Refuses figures that what came or was billed has overtaken.
     *
     * @throws BusinessRuleViolation {@code AMENDMENT_BELOW_RECEIVED}
     */
    static void refuseBelowSettled(PurchaseOrder order, PurchaseOrderLine line, LineProgress progress) {
        if (line.quantity().signum() == 0) {
            refuseStrikingTouched(order, line, progress);
        } else if (line.terms().kind() == LineTerms.Kind.GOODS) {
            refuseGoodsBelow(order, line, progress);
        } else if (line.netAmount().compareTo(progress.settledAmount()) < 0) {
            throw below(
                    order,
                    line,
                    "would be worth " + shown(line.netAmount()) + ", but " + shown(progress.settledAmount())
                            + " was accepted or billed of it; ask for a credit note first");
        }
    }

    private static void refuseStrikingTouched(PurchaseOrder order, PurchaseOrderLine line, LineProgress progress) {
        if (progress.touched()) {
            throw below(
                    order,
                    line,
                    "has nothing left to keep, but receipts or invoices name it; close the whole order instead");
        }
        if (order.lines().size() == 1) {
            throw below(order, line, "is the only one, and nothing of it came; close the whole order instead");
        }
    }

    private static void refuseGoodsBelow(PurchaseOrder order, PurchaseOrderLine line, LineProgress progress) {
        if (line.mostReceivable().compareTo(progress.received()) < 0) {
            throw below(
                    order,
                    line,
                    "would be " + shown(line.quantity()) + ", but " + shown(progress.received())
                            + " were received; record a return first or keep at least that");
        }
        var billed = progress.billed();
        if (line.quantity().compareTo(billed) < 0 && line.mostReceivable().compareTo(billed) < 0) {
            throw below(
                    order,
                    line,
                    "would be " + shown(line.quantity()) + ", but " + shown(billed)
                            + " were billed; ask for a credit note first or keep at least that");
        }
    }

    private static BusinessRuleViolation below(PurchaseOrder order, PurchaseOrderLine line, String why) {
        return new BusinessRuleViolation(
                "AMENDMENT_BELOW_RECEIVED",
                "changes: line " + line.lineNumber() + " of " + order.orderNumber() + " " + why);
    }

    /** The lines with the changes; struck ones are gone. */
    static List<PurchaseOrderLine> amended(
            PurchaseOrder order, Map<Integer, OrderAmendmentLine> changes, Map<Integer, LineProgress> progress) {
        return order.lines().stream()
                .map(line -> changes.containsKey(line.lineNumber())
                        ? changes.get(line.lineNumber()).applied(line, OrderStanding.of(progress, line))
                        : line)
                .filter(line -> line.quantity().signum() > 0)
                .toList();
    }

    static BigDecimal net(List<PurchaseOrderLine> lines) {
        return lines.stream().map(PurchaseOrderLine::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Of the price that rises most; rounded up, so that a limit is never met by rounding.
     *
     * @param decided by line, the price when somebody last decided on the order, where amendments that were recorded only
     *     have changed it since: small steps add up
     */
    static BigDecimal priceRisePercent(List<OrderAmendmentLine> changes, Map<Integer, BigDecimal> decided) {
        return changes.stream()
                .map(line ->
                        risePercent(decided.getOrDefault(line.lineNumber(), line.oldUnitPrice()), line.newUnitPrice()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal risePercent(BigDecimal before, BigDecimal after) {
        return before.signum() <= 0
                ? BigDecimal.ZERO
                : after.subtract(before).movePointRight(2).divide(before, PERCENT_DECIMALS, RoundingMode.CEILING);
    }

    private static String shown(BigDecimal quantity) {
        return quantity.setScale(Math.min(quantity.scale(), SHOWN_DECIMALS), RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
