package io.counterfoil.procurement.settlement;

import static io.counterfoil.ledger.AccountPurpose.ACCOUNTS_PAYABLE;
import static io.counterfoil.ledger.AccountPurpose.EXPENSE;
import static io.counterfoil.ledger.AccountPurpose.INPUT_VAT;
import static io.counterfoil.ledger.AccountPurpose.PART_PAYMENT;
import static io.counterfoil.ledger.AccountPurpose.PREPAYMENT;
import static io.counterfoil.ledger.AccountPurpose.PRICE_VARIANCE;
import static io.counterfoil.ledger.AccountPurpose.RETENTION_PAYABLE;
import static io.counterfoil.ledger.AccountPurpose.SMALL_DIFFERENCE;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.JournalEntry;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoicematch.MatchDocuments;
import io.counterfoil.procurement.invoicematch.OrderMoney;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.payable.Payable;
import io.counterfoil.procurement.receipt.ProcurementPostings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Books what suppliers send, each kind its own way; credit notes are the mirror of invoices. Accounts payable take what
 * is payable, under the document's key; what is kept back or was paid before stands on its account under the order's.
 *
 * <p>A prepayment is booked with its tax: the input tax of the whole delivery is claimed by the invoice that bills it, and
 * so is that of retention, whatever tax its release states.
 * The order's row must be locked.
 */
@Component
class InvoicePostings {
    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final ProcurementPostings goods;
    private final OrderMoney orderMoney;
    private final Clock clock;

    InvoicePostings(
            Journal journal, ChartOfAccounts accounts, ProcurementPostings goods, OrderMoney orderMoney, Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.goods = goods;
        this.orderMoney = orderMoney;
        this.clock = clock;
    }

    /**
     * Books a document.
     *
     * @param order null if the invoice has none; its net amount is then an expense
     * @param paid of the document while it was held; taken over as far as it is payable
     */
    JournalEntry post(SupplierInvoice invoice, @Nullable PurchaseOrder order, Payable payable, Money paid) {
        var lines = new ArrayList<PostingLine>();
        switch (invoice.kind()) {
            case INVOICE, SELF_BILLED, CREDIT_NOTE -> addGoods(lines, invoice, order);
            case VALUE_CREDIT, SUBSEQUENT_DEBIT ->
                add(lines, PRICE_VARIANCE, signed(invoice, invoice.netAmount()), text(invoice));
            case PREPAYMENT_REQUEST -> addItem(lines, PREPAYMENT, invoice.grossAmount(), invoice);
            case RETENTION_RELEASE -> addReleased(lines, invoice, order);
        }
        if (invoice.kind() != IncomingInvoice.Kind.PREPAYMENT_REQUEST) {
            var tax = invoice.taxAmount().subtract(payable.taxPaidBefore().amount());
            add(lines, INPUT_VAT, signed(invoice, tax), "input VAT");
        }
        addItem(
                lines,
                RETENTION_PAYABLE,
                signed(invoice, payable.retention().amount()).negate(),
                invoice);
        addItem(lines, PREPAYMENT, payable.recoupment().amount().negate(), invoice);
        addPayable(lines, invoice, payable.amount(), paid);
        return journal.post(
                new Posting(
                        "SUPPLIER_INVOICE",
                        invoice.businessKey(),
                        LocalDate.now(clock),
                        text(invoice),
                        "",
                        invoice.currency(),
                        lines),
                AuditFact.SYSTEM);
    }

    private void addGoods(List<PostingLine> lines, SupplierInvoice invoice, @Nullable PurchaseOrder order) {
        if (order == null) {
            add(lines, EXPENSE, signed(invoice, invoice.netAmount()), "cost centre " + invoice.costCentre());
            return;
        }
        lines.addAll(goods.clearing(invoice, order));
        var charges = MatchDocuments.charges(invoice).amount();
        add(lines, EXPENSE, signed(invoice, charges), "charges beside the lines");
        add(lines, SMALL_DIFFERENCE, signed(invoice, headerDifference(invoice, charges)), "total as stated");
    }

    /** What was kept back comes off its account; what the release charges beside it, once let pass, is an expense. */
    private void addReleased(List<PostingLine> lines, SupplierInvoice invoice, @Nullable PurchaseOrder order) {
        var charges = MatchDocuments.charges(invoice).amount();
        var difference = headerDifference(invoice, charges);
        var asked = rounded(invoice, invoice.netAmount()).subtract(difference).subtract(charges.max(BigDecimal.ZERO));
        var kept = order == null || !order.currency().equals(invoice.currency())
                ? asked
                : orderMoney.released(order, invoice).kept().amount();
        addItem(lines, RETENTION_PAYABLE, kept, invoice);
        add(lines, EXPENSE, asked.subtract(kept).add(charges.max(BigDecimal.ZERO)), "charges beside the retention");
        add(lines, SMALL_DIFFERENCE, difference, "total as stated");
    }

    /** What the stated total is off from lines, charges and tax; the match let it pass as a small difference. */
    private static BigDecimal headerDifference(SupplierInvoice invoice, BigDecimal charges) {
        return invoice.lines().stream()
                .map(line -> rounded(invoice, line.netAmount()))
                .reduce(rounded(invoice, invoice.netAmount()).subtract(charges), BigDecimal::subtract);
    }

    /** What was paid as parts stands in accounts payable already; the entry takes it over from part payments. */
    private void addPayable(List<PostingLine> lines, SupplierInvoice invoice, Money payable, Money paid) {
        var takenOver = paid.amount().min(payable.amount());
        addOwn(lines, PART_PAYMENT, takenOver.negate(), invoice);
        addOwn(
                lines,
                ACCOUNTS_PAYABLE,
                signed(invoice, payable.amount().subtract(takenOver)).negate(),
                invoice);
    }

    private void addOwn(List<PostingLine> lines, AccountPurpose purpose, BigDecimal amount, SupplierInvoice invoice) {
        var before = lines.size();
        add(lines, purpose, amount, invoice.sellerName());
        if (lines.size() > before) {
            lines.set(before, lines.get(before).clearing(invoice.businessKey()));
        }
    }

    private void addItem(List<PostingLine> lines, AccountPurpose purpose, BigDecimal amount, SupplierInvoice invoice) {
        var before = lines.size();
        add(lines, purpose, rounded(invoice, amount), text(invoice));
        if (lines.size() > before) {
            var item = invoice.orderNumber() != null ? invoice.orderNumber() : invoice.businessKey();
            lines.set(before, lines.get(before).clearing(item));
        }
    }

    private void add(List<PostingLine> lines, AccountPurpose purpose, BigDecimal amount, String text) {
        if (amount.signum() > 0) {
            lines.add(PostingLine.debit(accounts.forPurpose(purpose), amount, text));
        } else if (amount.signum() < 0) {
            lines.add(PostingLine.credit(accounts.forPurpose(purpose), amount.negate(), text));
        }
    }

    private static String text(SupplierInvoice invoice) {
        var kind = invoice.kind().isCredit() ? "Credit note " : "Invoice ";
        return kind + invoice.invoiceNumber() + " of " + invoice.sellerName();
    }

    private static BigDecimal signed(SupplierInvoice invoice, BigDecimal amount) {
        var rounded = rounded(invoice, amount);
        return invoice.kind().isCredit() ? rounded.negate() : rounded;
    }

    private static BigDecimal rounded(SupplierInvoice invoice, BigDecimal amount) {
        return new Money(amount, invoice.currency()).rounded().amount();
    }
}
