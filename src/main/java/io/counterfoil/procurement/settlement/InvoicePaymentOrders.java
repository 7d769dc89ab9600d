package io.counterfoil.procurement.settlement;

import io.counterfoil.banking.CashDiscount;
import io.counterfoil.banking.PaymentOrder;
import io.counterfoil.banking.PaymentPart;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words what is paid of an invoice as banking needs it: to the account in the master data, due and discounted as agreed. */
@Component
class InvoicePaymentOrders {
    private final Suppliers suppliers;
    private final SettledAmounts settled;
    private final Clock clock;

    InvoicePaymentOrders(Suppliers suppliers, SettledAmounts settled, Clock clock) {
        this.suppliers = suppliers;
        this.settled = settled;
        this.clock = clock;
    }

    PaymentOrder of(SupplierInvoice invoice, Money amount, PaymentPart part) {
        var supplier =
                suppliers.findById(String.valueOf(invoice.supplierNumber())).orElseThrow();
        var discount = discount(invoice, supplier);
        return new PaymentOrder(
                invoice.businessKey(),
                supplier.supplierNumber(),
                supplier.name(),
                supplier.iban(),
                supplier.bic(),
                amount,
                dueDate(invoice, supplier),
                "Invoice " + invoice.invoiceNumber() + (part.number() == 0 ? "" : ", part " + part.number()),
                discount,
                discount == null || discount.isOpenOn(today()) ? "" : settled.causeOfDelay(invoice, discount.until()),
                part);
    }

    private static @Nullable CashDiscount discount(SupplierInvoice invoice, Supplier supplier) {
        return supplier.discountPercent().signum() == 0
                ? null
                : CashDiscount.within(supplier.discountPercent(), invoice.issueDate(), supplier.discountDays());
    }

    private LocalDate dueDate(SupplierInvoice invoice, Supplier supplier) {
        var due = invoice.dueDate();
        return due != null ? due : today().plusDays(supplier.paymentDays());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
