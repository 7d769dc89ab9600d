package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.ExchangeRates;
import io.counterfoil.procurement.invoice.Duplicate;
import io.counterfoil.procurement.invoice.DuplicateSearch;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoiceLine;
import io.counterfoil.procurement.matching.Background;
import io.counterfoil.procurement.matching.Background.NearDuplicate;
import io.counterfoil.procurement.matching.Objection;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.Party;
import io.counterfoil.procurement.order.PurchaseOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other records say about an invoice, collected before it is matched. */
@Component
class InvoiceBackground {
    private final DuplicateSearch duplicates;
    private final BankAccountCheck bankAccounts;
    private final IssueDateCheck issueDates;
    private final SampleDraw samples;
    private final OrderMoney orderMoney;
    private final ExchangeRates rates;
    private final JdbcClient jdbc;
    private final Clock clock;

    InvoiceBackground(
            DuplicateSearch duplicates,
            BankAccountCheck bankAccounts,
            IssueDateCheck issueDates,
            SampleDraw samples,
            OrderMoney orderMoney,
            ExchangeRates rates,
            JdbcClient jdbc,
            Clock clock) {
        this.duplicates = duplicates;
        this.bankAccounts = bankAccounts;
        this.issueDates = issueDates;
        this.samples = samples;
        this.orderMoney = orderMoney;
        this.rates = rates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Background of(SupplierInvoice invoice, Optional<PurchaseOrder> order) {
        var rate = rates.find(invoice.currency(), LocalDate.now(clock));
        var objections = objections(invoice, order);
        if (rate.isEmpty()) {
            objections.add(new Objection(
                    "RATE",
                    Outcome.HOLD,
                    Party.CONTROLLER,
                    "There is no exchange rate of " + invoice.currency()
                            + " for today or before; once a controller records one, this ends by itself."));
        }
        var nearDuplicates = new ArrayList<NearDuplicate>();
        for (var found : duplicates.of(invoice)) {
            switch (found.kind()) {
                case EXACT -> objections.add(duplicate("DUP", Outcome.REJECT, found));
                case NUMBER -> objections.add(duplicate("DUP_NUMBER", Outcome.HOLD, found));
                case NEAR ->
                    nearDuplicates.add(new NearDuplicate(
                            found.businessKey(), found.likeness().value()));
            }
        }
        return new Background(
                objections,
                nearDuplicates,
                invoice.kind() == Kind.INVOICE ? credits(invoice, order) : List.of(),
                order.map(known -> prepaymentLeft(invoice, known)).orElse(null),
                order.filter(known -> invoice.kind() == Kind.RETENTION_RELEASE)
                        .map(orderMoney::retained)
                        .orElse(null),
                samples.of(invoice.businessKey()),
                rate.orElse(null));
    }

    /** What keeps an invoice from being compared, whatever the figures. */
    private List<Objection> objections(SupplierInvoice invoice, Optional<PurchaseOrder> order) {
        var found = new ArrayList<Objection>();
        if (invoice.supplierNumber() == null) {
            found.add(parked(
                    "SUP",
                    "The seller " + invoice.sellerName() + " (" + invoice.sellerKey()
                            + ") is not in the master data; have the supplier created, then match again."));
        }
        if (order.isEmpty()) {
            found.add(withoutOrder(invoice));
        }
        if (otherOrders(invoice)) {
            found.add(parked("ORDERS", "The lines name several orders; ask the supplier for one invoice per order."));
        }
        unknownReference(invoice).ifPresent(found::add);
        issueDates.doubt(invoice).ifPresent(found::add);
        if (order.filter(known -> known.terms().evaluatedReceipt()).isPresent() && invoice.kind() == Kind.INVOICE) {
            found.add(
                    new Objection(
                            "ERS",
                            Outcome.REJECT,
                            Party.ACCOUNTS_PAYABLE,
                            "Order " + invoice.orderNumber()
                                    + " is settled by receipt (ERS): we pay for what we receive, and the supplier sends no invoices."));
        }
        deduction(invoice, order).ifPresent(found::add);
        if (!invoice.kind().isCredit()) {
            bankAccounts
                    .doubts(invoice)
                    .forEach(doubt ->
                            found.add(new Objection("BANK", Outcome.HOLD, Party.VENDOR_MASTER, doubt.sentence())));
        }
        return found;
    }

    private static Objection duplicate(String key, Outcome outcome, Duplicate found) {
        return new Objection(key, outcome, Party.ACCOUNTS_PAYABLE, found.sentence());
    }

    /** An invoice may deduct what was prepaid, and nothing else. */
    private Optional<Objection> deduction(SupplierInvoice invoice, Optional<PurchaseOrder> order) {
        var gross = new Money(invoice.grossAmount(), invoice.currency()).rounded();
        var deducted = gross.minus(invoice.payable());
        var prepaid = order.filter(
                        known -> deducted.isPositive() && known.currency().equals(invoice.currency()))
                .map(orderMoney::openPrepayment)
                .orElse(Money.zero(invoice.currency()));
        if (gross.isPositive()
                && deducted.amount().signum() >= 0
                && deducted.amount().compareTo(prepaid.amount()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(parked(
                "PREPAY",
                "The amount due, " + invoice.payable().shown() + ", is not the invoice total of " + gross.shown()
                        + ", and " + prepaid.shown() + " were prepaid; ask the supplier what is deducted."));
    }

    /** Costs that no order approved go to whoever answers for the cost centre; without one nobody can approve. */
    private static Objection withoutOrder(SupplierInvoice invoice) {
        if (invoice.orderNumber() == null && invoice.costCentre() != null) {
            return new Objection(
                    "NOPO",
                    Outcome.HOLD,
                    Party.COST_CENTRE_OWNER,
                    "No order stands behind this invoice; its cost centre " + invoice.costCentre()
                            + " must approve it.");
        }
        return parked(
                "ORDER",
                invoice.orderNumber() == null
                        ? "The invoice names no order; enter the order number, then match again."
                        : "There is no order " + invoice.orderNumber() + "; enter the right number, then match again.");
    }

    /** A credit note must name an invoice of ours; a debit need not, but what it names must be one. */
    private Optional<Objection> unknownReference(SupplierInvoice later) {
        var isCredit = later.kind().isCredit();
        if (!isCredit && (later.kind() != Kind.SUBSEQUENT_DEBIT || later.precedingInvoice() == null)) {
            return Optional.empty();
        }
        if (later.precedingInvoice() == null) {
            return Optional.of(parked(
                    "REF", "The credit note names no invoice; ask the supplier which one it credits, or reject it."));
        }
        var known = jdbc.sql("""
                        select exists (select 1 from supplier_invoice where seller_key = :seller
                            and invoice_number = :number and status <> 'REJECTED'
                            and kind not in ('CREDIT_NOTE', 'VALUE_CREDIT') and business_key <> :key)
                        """)
                .param("seller", later.sellerKey())
                .param("number", later.precedingInvoice())
                .param("key", later.businessKey())
                .query(Boolean.class)
                .single();
        return known
                ? Optional.empty()
                : Optional.of(parked(
                        "REF",
                        (isCredit ? "The credit note" : "The subsequent debit") + " names invoice "
                                + later.precedingInvoice()
                                + ", which we do not have; it waits until that comes or is named rightly."));
    }

    private static boolean otherOrders(SupplierInvoice invoice) {
        return invoice.lines().stream()
                .map(SupplierInvoiceLine::orderNumber)
                .anyMatch(order -> order != null && !order.equals(invoice.orderNumber()));
    }

    private static Objection parked(String key, String sentence) {
        return new Objection(key, Outcome.PARK, Party.ACCOUNTS_PAYABLE, sentence);
    }

    /** What accepted credit notes took back of this invoice before it was posted. */
    private List<Background.Credit> credits(SupplierInvoice invoice, Optional<PurchaseOrder> order) {
        record Credited(
                String invoiceNumber,
                @Nullable Integer orderLine,
                BigDecimal quantity,
                String unit,
                BigDecimal amount) {}
        var onlyLine = order.filter(known -> known.lines().size() == 1)
                .map(known -> known.lines().get(0).lineNumber());
        return jdbc
                .sql("""
                        select c.invoice_number, l.order_line,
                            case c.kind when 'CREDIT_NOTE' then l.quantity else 0 end as quantity, l.unit,
                            l.net_amount as amount
                        from supplier_invoice c join supplier_invoice_line l on l.invoice_key = c.business_key
                        where c.seller_key = :seller and c.preceding_invoice = :number and c.currency = :currency
                            and c.kind in ('CREDIT_NOTE', 'VALUE_CREDIT') and c.status in ('MATCHED', 'POSTED')
                            and not exists (select 1 from supplier_invoice earlier
                                where earlier.seller_key = :seller and earlier.invoice_number = :number
                                    and earlier.kind not in ('CREDIT_NOTE', 'VALUE_CREDIT')
                                    and earlier.status <> 'REJECTED' and earlier.registration < :registration)
                        """)
                .param("seller", invoice.sellerKey())
                .param("number", invoice.invoiceNumber())
                .param("registration", invoice.registration())
                .param("currency", invoice.currency())
                .query(Credited.class)
                .stream()
                .flatMap(credit -> Optional.ofNullable(credit.orderLine).or(() -> onlyLine).stream()
                        .map(line -> new Background.Credit(
                                credit.invoiceNumber,
                                line,
                                credit.quantity,
                                credit.unit,
                                new Money(credit.amount, invoice.currency()).rounded())))
                .toList();
    }

    /** Agreed and not requested yet, net; earlier requests count until they are parked or rejected. */
    private @Nullable Money prepaymentLeft(SupplierInvoice invoice, PurchaseOrder order) {
        if (invoice.kind() != Kind.PREPAYMENT_REQUEST) {
            return null;
        }
        var requested = jdbc.sql("""
                        select coalesce(sum(net_amount), 0) from supplier_invoice
                        where order_number = :order and kind = 'PREPAYMENT_REQUEST' and business_key <> :key
                            and (status in ('MATCHED', 'POSTED')
                                or status in ('RECEIVED', 'HELD') and registration < :registration)
                        """)
                .param("order", order.orderNumber())
                .param("key", invoice.businessKey())
                .param("registration", invoice.registration())
                .query(BigDecimal.class)
                .single();
        var agreed = order.total()
                .times(order.terms().prepaymentPercent().movePointLeft(2))
                .rounded();
        return agreed.minus(new Money(requested, order.currency()).rounded());
    }
}
