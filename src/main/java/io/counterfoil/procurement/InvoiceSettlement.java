package io.counterfoil.procurement;

import io.counterfoil.banking.PayableInvoices;
import io.counterfoil.banking.PaymentOrder;
import io.counterfoil.banking.PaymentOrders;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.SupplierInvoice.Status;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books a matched or released invoice and schedules its payment, to the account in the master data. */
@Service
@Transactional
public class InvoiceSettlement implements PayableInvoices {
    private final SupplierInvoices invoices;
    private final PurchaseOrders orders;
    private final Suppliers suppliers;
    private final MasterData masterData;
    private final MatchDocuments matchDocuments;
    private final ProcurementPostings postings;
    private final PaymentOrders payments;
    private final JdbcClient jdbc;
    private final Clock clock;

    InvoiceSettlement(
            SupplierInvoices invoices,
            PurchaseOrders orders,
            Suppliers suppliers,
            MasterData masterData,
            MatchDocuments matchDocuments,
            ProcurementPostings postings,
            PaymentOrders payments,
            JdbcClient jdbc,
            Clock clock) {
        this.invoices = invoices;
        this.orders = orders;
        this.suppliers = suppliers;
        this.masterData = masterData;
        this.matchDocuments = matchDocuments;
        this.postings = postings;
        this.payments = payments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws IllegalStateException if the invoice neither matched nor was released: a defect in the model */
    public void post(String businessKey) {
        // A released invoice comes here without a match before it; what it clears must not be cleared by another too.
        matchDocuments.lockOrder(known(businessKey));
        var invoice = known(businessKey);
        if (invoice.status() != Status.MATCHED) {
            throw new IllegalStateException("invoice " + businessKey + " is " + invoice.status() + ", not matched");
        }
        var order = orders.findById(String.valueOf(invoice.orderNumber())).orElseThrow();
        postings.post(invoice, order);
        jdbc.sql("update supplier_invoice set status = 'POSTED', status_reason = '', budget_amount = :budget"
                        + " where business_key = :key")
                .param(
                        "budget",
                        masterData
                                .inBudgetCurrency(new Money(invoice.netAmount(), invoice.currency()))
                                .amount())
                .param("key", businessKey)
                .update();
    }

    public void schedulePayment(String businessKey) {
        payments.schedule(paymentFor(businessKey));
    }

    @Override
    public PaymentOrder paymentFor(String invoiceKey) {
        var invoice = known(invoiceKey);
        if (invoice.status() != Status.POSTED) {
            throw new Conflict(
                    "INVOICE_NOT_POSTED",
                    "invoice " + invoiceKey + " is " + invoice.status() + "; only a posted invoice is paid");
        }
        var supplier =
                suppliers.findById(String.valueOf(invoice.supplierNumber())).orElseThrow();
        return new PaymentOrder(
                invoiceKey,
                supplier.supplierNumber(),
                supplier.name(),
                supplier.iban(),
                supplier.bic(),
                invoice.payable(),
                dueDate(invoice, supplier),
                "Invoice " + invoice.invoiceNumber());
    }

    private LocalDate dueDate(SupplierInvoice invoice, Supplier supplier) {
        var due = invoice.dueDate();
        return due != null ? due : LocalDate.now(clock).plusDays(supplier.paymentDays());
    }

    private SupplierInvoice known(String businessKey) {
        return invoices.findById(businessKey)
                .orElseThrow(() -> new NotFound("INVOICE_UNKNOWN", "no supplier invoice " + businessKey));
    }
}
