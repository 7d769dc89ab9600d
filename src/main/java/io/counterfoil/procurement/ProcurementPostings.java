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
 * them. Both are computed from cumulative quantities, so that rounding cannot leave a cent behind: once everything
 * received is billed, GR/IR of the order line is exactly empty.
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
            var total = received(order.orderNumber(), lineNumber);
            var value = worth(line, order, total).subtract(worth(line, order, total.subtract(now)));
            if (value.signum() > 0) {
                lines.add(PostingLine.debit(accounts.forPurpose(EXPENSE), value, line.description()));
                lines.add(
                        PostingLine.credit(accounts.forPurpose(GOODS_RECEIVED_NOT_INVOICED), value, line.description())
                                .clearing(order.orderNumber(), lineNumber));
            }
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
            var before = cleared(order.orderNumber(), lineNumber);
            var quantity = billed.quantity()
                    .min(received(order.orderNumber(), lineNumber)
                            .subtract(before)
                            .max(BigDecimal.ZERO));
            var value = worth(line, order, before.add(quantity)).subtract(worth(line, order, before));
            var excess = worth(line, order, billed.quantity().subtract(quantity));
            if (value.signum() > 0) {
                lines.add(PostingLine.debit(accounts.forPurpose(GOODS_RECEIVED_NOT_INVOICED), value, line.description())
                        .clearing(order.orderNumber(), lineNumber));
            }
            add(lines, QUANTITY_VARIANCE, excess, line.description());
            add(lines, PRICE_VARIANCE, billed.amount().subtract(value).subtract(excess), line.description());
            markCleared(invoice.businessKey(), billed.firstPosition(), quantity);
        });
        add(lines, EXPENSE, MatchDocuments.charges(invoice).amount(), "charges beside the lines");
        add(lines, INPUT_VAT, rounded(invoice.taxAmount(), invoice), "input VAT");
        add(lines, ACCOUNTS_PAYABLE, rounded(invoice.grossAmount(), invoice).negate(), invoice.sellerName());
        var text = "Invoice " + invoice.invoiceNumber() + " of " + invoice.sellerName();
        journal.post(
                new Posting("SUPPLIER_INVOICE", invoice.businessKey(), today(), text, "", invoice.currency(), lines),
                AuditFact.SYSTEM);
    }

    private void add(List<PostingLine> lines, AccountPurpose purpose, BigDecimal amount, String text) {
        if (amount.signum() > 0) {
            lines.add(PostingLine.debit(accounts.forPurpose(purpose), amount, text));
        } else if (amount.signum() < 0) {
            lines.add(PostingLine.credit(accounts.forPurpose(purpose), amount.negate(), text));
        }
    }

    private record Billed(BigDecimal quantity, BigDecimal amount, int firstPosition) {
        Billed plus(Billed other) {
            return new Billed(quantity.add(other.quantity), amount.add(other.amount), firstPosition);
        }
    }

    private static Map<Integer, Billed> billed(SupplierInvoice invoice, PurchaseOrder order) {
        var byLine = new TreeMap<Integer, Billed>();
        for (var i = 0; i < invoice.lines().size(); i++) {
            var line = invoice.lines().get(i);
            var orderLine = MatchDocuments.orderLine(line, order);
            if (orderLine == null) {
                throw new IllegalStateException("a line of " + invoice.businessKey() + " has no order line");
            }
            var billed = new Billed(line.quantity(), rounded(line.netAmount(), invoice), i);
            byLine.merge(orderLine, billed, Billed::plus);
        }
        return byLine;
    }

    private static Map<Integer, BigDecimal> receivedNow(GoodsReceipt receipt) {
        var byLine = new TreeMap<Integer, BigDecimal>();
        receipt.lines().forEach(line -> byLine.merge(line.orderLine(), line.quantity(), BigDecimal::add));
        return byLine;
    }

    private static BigDecimal worth(PurchaseOrderLine line, PurchaseOrder order, BigDecimal quantity) {
        return new Money(quantity.multiply(line.unitPrice()), order.currency())
                .rounded()
                .amount();
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

    private BigDecimal cleared(String orderNumber, int lineNumber) {
        return sum("""
                select coalesce(sum(l.cleared_quantity), 0) from supplier_invoice i
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

    private void markCleared(String invoiceKey, int position, BigDecimal quantity) {
        jdbc.sql("update supplier_invoice_line set cleared_quantity = :quantity"
                        + " where invoice_key = :key and position = :position")
                .param("quantity", quantity)
                .param("key", invoiceKey)
                .param("position", position)
                .update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
