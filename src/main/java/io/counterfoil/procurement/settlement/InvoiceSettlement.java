package io.counterfoil.procurement.settlement;

import io.counterfoil.banking.CashDiscount;
import io.counterfoil.banking.PayableInvoices;
import io.counterfoil.banking.PaymentOrder;
import io.counterfoil.banking.PaymentOrders;
import io.counterfoil.banking.Payments;
import io.counterfoil.banking.SupplierCredit;
import io.counterfoil.banking.SupplierCredits;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.claim.SupplierClaims;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.invoicematch.OrderMoney;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.receipt.OwedCreditNotes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books a matched or released document and lets its money go its way: an invoice is paid, to the account in the master
 * data, as far as it is payable; a credit note reduces what is paid.
 */
@Service
@Transactional
public class InvoiceSettlement implements PayableInvoices {
    private final SupplierInvoices invoices;
    private final PurchaseOrders orders;
    private final Suppliers suppliers;
    private final InvoiceMatching matching;
    private final OrderMoney orderMoney;
    private final InvoicePostings postings;
    private final SettledAmounts settled;
    private final PaymentOrders paymentOrders;
    private final Payments payments;
    private final SupplierCredits credits;
    private final SupplierClaims claims;
    private final OwedCreditNotes owedCreditNotes;
    private final Clock clock;

    InvoiceSettlement(
            SupplierInvoices invoices,
            PurchaseOrders orders,
            Suppliers suppliers,
            InvoiceMatching matching,
            OrderMoney orderMoney,
            InvoicePostings postings,
            SettledAmounts settled,
            PaymentOrders paymentOrders,
            Payments payments,
            SupplierCredits credits,
            SupplierClaims claims,
            OwedCreditNotes owedCreditNotes,
            Clock clock) {
        this.invoices = invoices;
        this.orders = orders;
        this.suppliers = suppliers;
        this.matching = matching;
        this.orderMoney = orderMoney;
        this.postings = postings;
        this.settled = settled;
        this.paymentOrders = paymentOrders;
        this.payments = payments;
        this.credits = credits;
        this.claims = claims;
        this.owedCreditNotes = owedCreditNotes;
        this.clock = clock;
    }

    /**
     * Books the document. Held invoices of the order are matched again if it changed what is billed for it.
     *
     * @throws IllegalStateException if it neither matched nor was released: a defect in the model
     * @throws io.counterfoil.kernel.BusinessRuleViolation {@code EXCHANGE_RATE_MISSING} or {@code RETENTION_EXCEEDED}
     */
    public void post(String businessKey) {
        // A released invoice comes here without a match before it; what it clears must not be cleared by another too.
        matching.lockOrder(known(businessKey));
        var invoice = known(businessKey);
        if (invoice.status() != Status.MATCHED) {
            throw new IllegalStateException("invoice " + businessKey + " is " + invoice.status() + ", not matched");
        }
        var order = orderOf(invoice);
        var payable = orderMoney.of(invoice, order);
        postings.post(invoice, order, payable);
        settled.keep(invoice, payable);
        if (order != null && invoice.kind() != IncomingInvoice.Kind.INVOICE) {
            tellTheOrder(invoice, order.orderNumber());
        }
    }

    private void tellTheOrder(SupplierInvoice invoice, String orderNumber) {
        if (invoice.kind().isCredit()) {
            claims.settleBy(invoice);
            owedCreditNotes.factsChanged(orderNumber);
        }
        matching.factsChanged(orderNumber);
    }

    /** Schedules what is payable, or lets a credit note reduce payments. Again changes nothing. */
    public void schedulePayment(String businessKey) {
        var invoice = posted(businessKey);
        var payable = settled.payable(invoice);
        if (!payable.isPositive()) {
            return;
        }
        if (invoice.kind().isCredit()) {
            credits.open(new SupplierCredit(
                    businessKey, String.valueOf(invoice.supplierNumber()), payable, namedInvoice(invoice)));
        } else {
            paymentOrders.schedule(paymentFor(businessKey));
        }
    }

    @Override
    public PaymentOrder paymentFor(String invoiceKey) {
        var invoice = posted(invoiceKey);
        var payable = settled.payable(invoice);
        if (invoice.kind().isCredit() || !payable.isPositive()) {
            throw new Conflict(
                    "NOTHING_PAYABLE",
                    invoiceKey + " is a " + invoice.kind() + " of which nothing is payable; it reduces payments or is"
                            + " settled already");
        }
        var supplier =
                suppliers.findById(String.valueOf(invoice.supplierNumber())).orElseThrow();
        var discount = discount(invoice, supplier);
        return new PaymentOrder(
                invoiceKey,
                supplier.supplierNumber(),
                supplier.name(),
                supplier.iban(),
                supplier.bic(),
                payable,
                dueDate(invoice, supplier),
                "Invoice " + invoice.invoiceNumber(),
                discount,
                discount == null || discount.isOpenOn(today()) ? "" : settled.causeOfDelay(invoice, discount.until()));
    }

    @Override
    public boolean awaitsPayment(String invoiceKey) {
        return invoices.findById(invoiceKey)
                .filter(invoice -> invoice.status() != Status.REJECTED)
                .filter(invoice -> invoice.status() != Status.POSTED
                        || settled.payable(invoice).isPositive())
                .filter(invoice -> payments.findById(invoiceKey).isEmpty())
                .isPresent();
    }

    /** Our key of the invoice a credit note names, if we have it. */
    private @Nullable String namedInvoice(SupplierInvoice credit) {
        var number = credit.precedingInvoice();
        return number == null
                ? null
                : invoices.findBySellerKeyAndInvoiceNumberOrderByRegistration(credit.sellerKey(), number).stream()
                        .filter(invoice -> invoice.status() != Status.REJECTED)
                        .map(SupplierInvoice::businessKey)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable CashDiscount discount(SupplierInvoice invoice, Supplier supplier) {
        return supplier.discountPercent().signum() == 0
                ? null
                : CashDiscount.within(supplier.discountPercent(), invoice.issueDate(), supplier.discountDays());
    }

    private @Nullable PurchaseOrder orderOf(SupplierInvoice invoice) {
        return Optional.ofNullable(invoice.orderNumber())
                .map(number -> orders.findById(number).orElseThrow())
                .orElse(null);
    }

    private LocalDate dueDate(SupplierInvoice invoice, Supplier supplier) {
        var due = invoice.dueDate();
        return due != null ? due : today().plusDays(supplier.paymentDays());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private SupplierInvoice posted(String businessKey) {
        var invoice = known(businessKey);
        if (invoice.status() != Status.POSTED) {
            throw new Conflict(
                    "INVOICE_NOT_POSTED",
                    "invoice " + businessKey + " is " + invoice.status() + "; only a posted invoice is paid");
        }
        return invoice;
    }

    private SupplierInvoice known(String businessKey) {
        return invoices.findById(businessKey)
                .orElseThrow(() -> new NotFound("INVOICE_UNKNOWN", "no supplier invoice " + businessKey));
    }
}
