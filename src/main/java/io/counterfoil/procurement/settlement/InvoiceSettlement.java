package io.counterfoil.procurement.settlement;

import io.counterfoil.banking.PayableInvoices;
import io.counterfoil.banking.PaymentOrder;
import io.counterfoil.banking.PaymentOrders;
import io.counterfoil.banking.PaymentPart;
import io.counterfoil.banking.Payments;
import io.counterfoil.banking.SupplierCredit;
import io.counterfoil.banking.SupplierCredits;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books a matched or released document and lets its money go its way: an invoice is paid, to the account in the master
 * data, as far as it is payable and no part of it was paid while it was held; a credit note reduces what is paid.
 */
@Service
@Transactional
public class InvoiceSettlement implements PayableInvoices {
    private final SupplierInvoices invoices;
    private final PurchaseOrders orders;
    private final InvoiceMatching matching;
    private final OrderMoney orderMoney;
    private final InvoicePostings postings;
    private final SettledAmounts settled;
    private final PaymentOrders paymentOrders;
    private final Payments payments;
    private final SupplierCredits credits;
    private final SupplierClaims claims;
    private final OwedCreditNotes owedCreditNotes;
    private final InvoicePaymentOrders invoicePayments;
    private final PartPayments parts;
    private final ApplicationEventPublisher events;

    InvoiceSettlement(
            SupplierInvoices invoices,
            PurchaseOrders orders,
            InvoiceMatching matching,
            OrderMoney orderMoney,
            InvoicePostings postings,
            SettledAmounts settled,
            PaymentOrders paymentOrders,
            Payments payments,
            SupplierCredits credits,
            SupplierClaims claims,
            OwedCreditNotes owedCreditNotes,
            InvoicePaymentOrders invoicePayments,
            PartPayments parts,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.orders = orders;
        this.matching = matching;
        this.orderMoney = orderMoney;
        this.postings = postings;
        this.settled = settled;
        this.paymentOrders = paymentOrders;
        this.payments = payments;
        this.credits = credits;
        this.claims = claims;
        this.owedCreditNotes = owedCreditNotes;
        this.invoicePayments = invoicePayments;
        this.parts = parts;
        this.events = events;
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
        refuseBeyondRetained(invoice);
        var order = orderOf(invoice);
        var payable = orderMoney.of(invoice, order);
        var paid = parts.settle(invoice, payable.amount());
        var entry = postings.post(invoice, order, payable, paid);
        settled.keep(invoice, payable, order == null ? paid : parts.close(invoice, order, payable.amount(), paid));
        if (order != null) {
            events.publishEvent(new InvoiceBooked(invoice, order, entry));
        }
        if (order != null && invoice.kind() != IncomingInvoice.Kind.INVOICE) {
            tellTheOrder(invoice, order.orderNumber());
        }
    }

    /** What is kept back may have become less since the match: by a credit note, or another release. */
    private void refuseBeyondRetained(SupplierInvoice invoice) {
        if (invoice.kind() == IncomingInvoice.Kind.RETENTION_RELEASE
                && matching.evaluate(invoice).reasonKeys().contains("RET")) {
            throw new BusinessRuleViolation(
                    "RETENTION_EXCEEDED",
                    invoice.businessKey() + " releases more than is still kept back of " + invoice.orderNumber()
                            + "; reject it and ask for the right amount");
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
        var paidBefore = settled.paidBefore(invoice);
        return invoicePayments.of(invoice, payable, new PaymentPart(0, paidBefore, paidBefore.plus(payable)));
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

    @Override
    public void partReturned(String invoiceKey) {
        var invoice = known(invoiceKey);
        matching.lockOrder(invoice);
        if (invoice.status() == Status.REJECTED) {
            parts.returned(invoice);
        } else if (invoice.orderNumber() != null) {
            matching.factsChanged(invoice.orderNumber());
        }
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

    private @Nullable PurchaseOrder orderOf(SupplierInvoice invoice) {
        return Optional.ofNullable(invoice.orderNumber())
                .map(number -> orders.findById(number).orElseThrow())
                .orElse(null);
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
