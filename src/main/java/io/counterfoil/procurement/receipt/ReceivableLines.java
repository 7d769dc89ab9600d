package io.counterfoil.procurement.receipt;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.requisition.LineTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may be received for the lines of an order: by quantity, by quantity and weight, by amount, or nothing. */
record ReceivableLines(PurchaseOrder order, List<ReceiptStock> before) {

    /**
     * Examines a delivery.
     *
     * @throws InvalidInput if a figure is missing that the line needs, or given that it does not take
     * @throws BusinessRuleViolation if the order lacks a line, takes no receipts for it, or more would be received
     */
    void check(List<GoodsReceiptLine> delivered) {
        delivered.forEach(this::refuseUnknownOrBlanket);
        refuseWrongFigures(delivered);
        var goods = ReceiptStocks.byLine(before, ReceiptStock::kept);
        var amounts = ReceiptStocks.byLine(before, stock -> stock.measure(stock.kept()));
        var now = new TreeMap<Integer, BigDecimal>();
        for (var line : delivered) {
            var ordered = ordered(line.orderLine());
            var added = ordered.isService() ? line.measure() : line.quantity();
            var total = now.merge(line.orderLine(), added, BigDecimal::add);
            if (ordered.isService()) {
                refuseMoreThanAgreed(ordered, sum(amounts, line.orderLine(), total));
            } else {
                refuseMoreThanOrdered(ordered, sum(goods, line.orderLine(), total));
            }
        }
    }

    private PurchaseOrderLine ordered(int lineNumber) {
        return order.line(lineNumber)
                .orElseThrow(() -> new BusinessRuleViolation(
                        "ORDER_LINE_UNKNOWN",
                        "lines: purchase order " + order.orderNumber() + " has no line " + lineNumber));
    }

    private void refuseUnknownOrBlanket(GoodsReceiptLine line) {
        if (ordered(line.orderLine()).terms().kind() == LineTerms.Kind.BLANKET) {
            throw new BusinessRuleViolation(
                    "RECEIPT_NOT_TAKEN",
                    "lines: line " + line.orderLine() + " of " + order.orderNumber()
                            + " is a blanket line and takes no receipts; its invoices are held against its limit and"
                            + " validity, so leave the line out");
        }
    }

    private void refuseWrongFigures(List<GoodsReceiptLine> delivered) {
        var problems = new ArrayList<FieldProblem>();
        for (var i = 0; i < delivered.size(); i++) {
            var line = delivered.get(i);
            var ordered = ordered(line.orderLine());
            var field = "lines[" + i + "].";
            mustFit(problems, field + "acceptedAmount", line.acceptedAmount(), ordered.isService(), "a service");
            mustFit(
                    problems,
                    field + "priceQuantity",
                    line.priceQuantity(),
                    ordered.isCatchWeight(),
                    "priced by weight");
            refuseTooFine(problems, field + "acceptedAmount", line.acceptedAmount());
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static void mustFit(
            List<FieldProblem> problems, String field, @Nullable BigDecimal given, boolean needed, String what) {
        if (needed && given == null) {
            problems.add(new FieldProblem(field, "must not be empty, because the order line is " + what));
        }
        if (!needed && given != null) {
            problems.add(new FieldProblem(field, "must be left out, because the order line is not " + what));
        }
    }

    private void refuseTooFine(List<FieldProblem> problems, String field, @Nullable BigDecimal amount) {
        var digits = Money.minorDigits(order.currency());
        if (amount != null && amount.stripTrailingZeros().scale() > digits) {
            problems.add(new FieldProblem(
                    field,
                    "must have at most " + digits + " decimals in " + order.currency() + " but is "
                            + amount.toPlainString()));
        }
    }

    private void refuseMoreThanOrdered(PurchaseOrderLine line, BigDecimal total) {
        if (total.compareTo(line.mostReceivable()) > 0) {
            throw new BusinessRuleViolation(
                    "MORE_THAN_ORDERED",
                    "lines: line " + line.lineNumber() + " of " + order.orderNumber() + " would have " + plain(total)
                            + " received, but at most " + plain(line.mostReceivable())
                            + " may be; refuse the surplus or have the order amended");
        }
    }

    private void refuseMoreThanAgreed(PurchaseOrderLine line, BigDecimal total) {
        var agreed = line.netWorth(order.currency());
        if (total.compareTo(agreed.amount()) > 0) {
            throw new BusinessRuleViolation(
                    "MORE_THAN_ORDERED",
                    "lines: line " + line.lineNumber() + " of " + order.orderNumber() + " would have "
                            + new Money(total, order.currency()).shown() + " accepted, but only " + agreed.shown()
                            + " are agreed; accept less or have the order amended");
        }
    }

    private static BigDecimal sum(Map<Integer, BigDecimal> before, int line, BigDecimal now) {
        return before.getOrDefault(line, BigDecimal.ZERO).add(now);
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
