package io.counterfoil.procurement.receipt;

import static io.counterfoil.ledger.AccountPurpose.EXPENSE;
import static io.counterfoil.ledger.AccountPurpose.GOODS_RECEIVED_NOT_INVOICED;
import static io.counterfoil.ledger.AccountPurpose.PRICE_VARIANCE;
import static io.counterfoil.ledger.AccountPurpose.QUANTITY_VARIANCE;

import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoiceLine;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.requisition.LineTerms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Books receipts, what leaves again, and says what invoices clear. A receipt puts the goods at order price on GR/IR; the
 * invoice takes off what it pays of them, and what it pays beyond them is a quantity variance until they arrive.
 *
 * <p>All is computed from what was received and billed to date: of an order line, GR/IR holds the worth of what was
 * received and kept less that of what was both kept and billed, and the quantity variance what was billed only. So rounding
 * leaves no cent behind, and it does not matter whether goods or invoice come first. The order's row must be locked.
 */
@Component
public class ProcurementPostings {
    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final OrderProgress progress;
    private final Clock clock;

    ProcurementPostings(Journal journal, ChartOfAccounts accounts, OrderProgress progress, Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.progress = progress;
        this.clock = clock;
    }

    /** Books a receipt just recorded. Free goods are not booked. */
    void post(GoodsReceipt receipt, PurchaseOrder order) {
        var lines = new ArrayList<PostingLine>();
        receivedNow(receipt).forEach((lineNumber, now) -> {
            var line = order.line(lineNumber).orElseThrow();
            var received = received(order.orderNumber(), lineNumber);
            var billed = billedToDate(order.orderNumber(), lineNumber);
            rebook(lines, new Progress(line, order, received.subtract(now), billed), received);
        });
        var text = "Goods receipt " + receipt.receiptNumber() + " for " + order.orderNumber();
        book("GOODS_RECEIPT", receipt.receiptNumber(), text, order, lines, receipt.receivedBy());
    }

    /** Takes back what a receipt booked, as far as its goods just left. Inspections book nothing. */
    void post(GoodsMovement movement, PurchaseOrder order) {
        var lines = new ArrayList<PostingLine>();
        takenOut(movement).forEach((lineNumber, taken) -> {
            var line = order.line(lineNumber).orElseThrow();
            var before = progress.received(order.orderNumber(), lineNumber, movement.receiptNumber(), taken);
            var billed = billedToDate(order.orderNumber(), lineNumber);
            rebook(lines, new Progress(line, order, before, billed), received(order.orderNumber(), lineNumber));
        });
        var what = movement.kind() == GoodsMovement.Kind.RETURN ? "Return of " : "Reversal of ";
        var text = what + movement.receiptNumber() + " for " + order.orderNumber();
        book("GOODS_MOVEMENT", movement.movementNumber(), text, order, lines, movement.recordedBy());
    }

    private void rebook(List<PostingLine> lines, Progress before, BigDecimal received) {
        var line = before.line();
        var after = new Progress(line, before.order(), received, before.billed());
        add(lines, EXPENSE, after.receivedWorth().subtract(before.receivedWorth()), line.description());
        clear(lines, line, before.order(), before.receivedWorth().subtract(after.receivedWorth()));
        clear(lines, line, before.order(), after.clearedWorth().subtract(before.clearedWorth()));
        add(lines, QUANTITY_VARIANCE, after.excessWorth().subtract(before.excessWorth()), line.description());
    }

    private void book(
            String type, String key, String text, PurchaseOrder order, List<PostingLine> lines, String actor) {
        if (!lines.isEmpty()) {
            journal.post(new Posting(type, key, today(), text, "", order.currency(), lines), actor);
        }
    }

    /**
     * What an invoice or credit note does to GR/IR and the variances. What an invoice bills beyond price and receipts
     * goes to variances; a credit note takes back.
     */
    public List<PostingLine> clearing(SupplierInvoice invoice, PurchaseOrder order) {
        var lines = new ArrayList<PostingLine>();
        billed(invoice, order).forEach((lineNumber, billed) -> {
            var line = order.line(lineNumber).orElseThrow();
            if (line.terms().kind() == LineTerms.Kind.BLANKET) {
                // Nothing is received for a frame, so nothing waits on GR/IR.
                add(lines, EXPENSE, billed.amount(), line.description());
                return;
            }
            var received = received(order.orderNumber(), lineNumber);
            var billedBefore = billedToDate(order.orderNumber(), lineNumber);
            var before = new Progress(line, order, received, billedBefore);
            var after = new Progress(line, order, received, billedBefore.add(billed.quantity()));
            var cleared = after.clearedWorth().subtract(before.clearedWorth());
            var excess = after.excessWorth().subtract(before.excessWorth());
            clear(lines, line, order, cleared);
            add(lines, QUANTITY_VARIANCE, excess, line.description());
            add(lines, PRICE_VARIANCE, billed.amount().subtract(cleared).subtract(excess), line.description());
        });
        return lines;
    }

    /** How far an order line is received and billed, in what its price is applied to; worths as {@link PurchaseOrderLine#worth}. */
    private record Progress(PurchaseOrderLine line, PurchaseOrder order, BigDecimal received, BigDecimal billed) {
        BigDecimal receivedWorth() {
            return worth(received);
        }

        BigDecimal clearedWorth() {
            return worth(received.min(billed));
        }

        BigDecimal excessWorth() {
            return worth(billed).subtract(clearedWorth());
        }

        private BigDecimal worth(BigDecimal measure) {
            return line.worth(measure, order.currency()).amount();
        }
    }

    /** Debits GR/IR of the order line, or credits it if the amount is negative. */
    private void clear(List<PostingLine> lines, PurchaseOrderLine line, PurchaseOrder order, BigDecimal amount) {
        var before = lines.size();
        add(lines, GOODS_RECEIVED_NOT_INVOICED, amount, line.description());
        if (lines.size() > before) {
            lines.set(before, lines.get(before).clearing(order.orderNumber(), line.lineNumber()));
        }
    }

    private void add(List<PostingLine> lines, AccountPurpose purpose, BigDecimal amount, String text) {
        if (amount.signum() > 0) {
            lines.add(PostingLine.debit(accounts.forPurpose(purpose), amount, text));
        } else if (amount.signum() < 0) {
            lines.add(PostingLine.credit(accounts.forPurpose(purpose), amount.negate(), text));
        }
    }

    private record Billed(BigDecimal quantity, BigDecimal amount) {
        Billed negated() {
            return new Billed(quantity.negate(), amount.negate());
        }

        Billed plus(Billed other) {
            return new Billed(quantity.add(other.quantity), amount.add(other.amount));
        }
    }

    private static Map<Integer, Billed> billed(SupplierInvoice invoice, PurchaseOrder order) {
        var byLine = new TreeMap<Integer, Billed>();
        for (var line : invoice.lines()) {
            var orderLine = line.orderLineOf(order);
            if (orderLine == null) {
                throw new IllegalStateException("a line of " + invoice.businessKey() + " has no order line");
            }
            var ordered = order.line(orderLine).orElseThrow();
            var billed = new Billed(measure(line, ordered), rounded(line.netAmount(), invoice));
            byLine.merge(orderLine, invoice.kind().isCredit() ? billed.negated() : billed, Billed::plus);
        }
        return byLine;
    }

    /** In the order line's unit, as {@link OrderProgress#billed} measures it. */
    private static BigDecimal measure(SupplierInvoiceLine line, PurchaseOrderLine ordered) {
        var weight = ordered.terms().priceQuantity();
        if (ordered.isService()) {
            return line.netAmount();
        }
        if (weight == null) {
            return line.orderQuantity();
        }
        return line.priceQuantity() != null
                ? line.priceQuantity()
                : line.orderQuantity().multiply(weight).divide(ordered.quantity(), MathContext.DECIMAL128);
    }

    private static Map<Integer, BigDecimal> receivedNow(GoodsReceipt receipt) {
        var byLine = new TreeMap<Integer, BigDecimal>();
        receipt.lines().forEach(line -> byLine.merge(line.orderLine(), line.measure(), BigDecimal::add));
        return byLine;
    }

    private static Map<Integer, BigDecimal> takenOut(GoodsMovement movement) {
        var byLine = new TreeMap<Integer, BigDecimal>();
        movement.lines().stream()
                .filter(line -> line.kind().takesOut())
                .forEach(line -> byLine.merge(line.orderLine(), line.quantity(), BigDecimal::add));
        return byLine;
    }

    private static BigDecimal rounded(BigDecimal amount, SupplierInvoice invoice) {
        return new Money(amount, invoice.currency()).rounded().amount();
    }

    private BigDecimal received(String orderNumber, int lineNumber) {
        return progress.received(orderNumber, lineNumber);
    }

    private BigDecimal billedToDate(String orderNumber, int lineNumber) {
        return progress.billed(orderNumber, lineNumber);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
