package io.counterfoil.procurement;

import static io.counterfoil.ledger.AccountPurpose.ACCOUNTS_PAYABLE;
import static io.counterfoil.ledger.AccountPurpose.EXPENSE;
import static io.counterfoil.ledger.AccountPurpose.GOODS_RECEIVED_NOT_INVOICED;
import static io.counterfoil.ledger.AccountPurpose.INPUT_VAT;
import static io.counterfoil.ledger.AccountPurpose.PRICE_VARIANCE;
import static io.counterfoil.ledger.AccountPurpose.QUANTITY_VARIANCE;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books receipts and invoices. A receipt puts the goods at order price on GR/IR; the invoice takes off what it pays of
 * them, and what it pays beyond them is a quantity variance until they arrive.
 *
 * <p>All is computed from what was received and billed to date: of an order line, GR/IR holds the worth of what was
 * received less that of what was both received and billed, and the quantity variance what was billed only. So rounding
 * leaves no cent behind, and it does not matter whether goods or invoice come first. The order's row must be locked.
 */
@Component
class ProcurementPostings {
    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProcurementPostings(Journal journal, ChartOfAccounts accounts, JdbcClient jdbc, Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Books a receipt just recorded. Free goods are not booked. */
    void post(GoodsReceipt receipt, PurchaseOrder order) {
        var lines = new ArrayList<PostingLine>();
        receivedNow(receipt).forEach((lineNumber, now) -> {
            var line = order.line(lineNumber).orElseThrow();
            var received = received(order.orderNumber(), lineNumber);
            var billed = billedToDate(order.orderNumber(), lineNumber);
            var before = new Progress(line, order, received.subtract(now), billed);
            var after = new Progress(line, order, received, billed);
            add(lines, EXPENSE, after.receivedWorth().subtract(before.receivedWorth()), line.description());
            clear(lines, line, order, before.receivedWorth().subtract(after.receivedWorth()));
            clear(lines, line, order, after.clearedWorth().subtract(before.clearedWorth()));
            add(lines, QUANTITY_VARIANCE, after.excessWorth().subtract(before.excessWorth()), line.description());
        });
        if (!lines.isEmpty()) {
            var text = "Goods receipt " + receipt.receiptNumber() + " for " + order.orderNumber();
            journal.post(
                    new Posting("GOODS_RECEIPT", receipt.receiptNumber(), today(), text, "", order.currency(), lines),
                    receipt.receivedBy());
        }
    }

    /** Books an invoice that matched or was released. What it bills beyond price and receipts goes to variances. */
    void post(SupplierInvoice invoice, PurchaseOrder order) {
        var lines = new ArrayList<PostingLine>();
        billed(invoice, order).forEach((lineNumber, billed) -> {
            var line = order.line(lineNumber).orElseThrow();
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
        add(lines, EXPENSE, MatchDocuments.charges(invoice).amount(), "charges beside the lines");
        add(lines, INPUT_VAT, rounded(invoice.taxAmount(), invoice), "input VAT");
        add(lines, ACCOUNTS_PAYABLE, rounded(invoice.grossAmount(), invoice).negate(), invoice.sellerName());
        var text = "Invoice " + invoice.invoiceNumber() + " of " + invoice.sellerName();
        journal.post(
                new Posting("SUPPLIER_INVOICE", invoice.businessKey(), today(), text, "", invoice.currency(), lines),
                AuditFact.SYSTEM);
    }

    /** How far an order line is received and billed; worths at order price, rounded to the minor unit. */
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

        private BigDecimal worth(BigDecimal quantity) {
            return new Money(quantity.multiply(line.unitPrice()), order.currency())
                    .rounded()
                    .amount();
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
        Billed plus(Billed other) {
            return new Billed(quantity.add(other.quantity), amount.add(other.amount));
        }
    }

    private static Map<Integer, Billed> billed(SupplierInvoice invoice, PurchaseOrder order) {
        var byLine = new TreeMap<Integer, Billed>();
        for (var line : invoice.lines()) {
            var orderLine = MatchTranslation.orderLine(line, order);
            if (orderLine == null) {
                throw new IllegalStateException("a line of " + invoice.businessKey() + " has no order line");
            }
            var billed = new Billed(line.quantity(), rounded(line.netAmount(), invoice));
            byLine.merge(orderLine, billed, Billed::plus);
        }
        return byLine;
    }

    private static Map<Integer, BigDecimal> receivedNow(GoodsReceipt receipt) {
        var byLine = new TreeMap<Integer, BigDecimal>();
        receipt.lines().forEach(line -> byLine.merge(line.orderLine(), line.quantity(), BigDecimal::add));
        return byLine;
    }

    private static BigDecimal rounded(BigDecimal amount, SupplierInvoice invoice) {
        return new Money(amount, invoice.currency()).rounded().amount();
    }

    private BigDecimal received(String orderNumber, int lineNumber) {
        return sum("""
                select coalesce(sum(l.quantity), 0) from goods_receipt r
                join goods_receipt_line l on l.receipt_number = r.receipt_number
                where r.order_number = :order and l.order_line = :line
                """, orderNumber, lineNumber);
    }

    private BigDecimal billedToDate(String orderNumber, int lineNumber) {
        return sum("""
                select coalesce(sum(l.quantity), 0) from supplier_invoice i
                join supplier_invoice_line l on l.invoice_key = i.business_key
                where i.order_number = :order and i.status = 'POSTED'
                    and coalesce(l.order_line, :line) = :line
                """, orderNumber, lineNumber);
    }

    private BigDecimal sum(String query, String orderNumber, int lineNumber) {
        return jdbc.sql(query)
                .param("order", orderNumber)
                .param("line", lineNumber)
                .query(BigDecimal.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
