package io.counterfoil.banking;

import io.counterfoil.kernel.Conflict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payments that somebody asks for, where none was scheduled by the invoice's own process. */
@Component
@Transactional
public class PaymentRequests {
    private final ObjectProvider<PayableInvoices> invoices;
    private final Payments payments;
    private final PaymentOrders orders;

    PaymentRequests(ObjectProvider<PayableInvoices> invoices, Payments payments, PaymentOrders orders) {
        this.invoices = invoices;
        this.payments = payments;
        this.orders = orders;
    }

    /**
     * Schedules the payment of a posted invoice.
     *
     * @param person login
     * @throws Conflict {@code PAYMENT_EXISTS} if it has one, or whatever keeps the invoice from being paid
     * @throws io.counterfoil.kernel.NotFound if there is no such invoice
     */
    public Payment schedule(String invoiceKey, String person) {
        payments.findById(invoiceKey).ifPresent(existing -> {
            throw new Conflict(
                    "PAYMENT_EXISTS",
                    "invoice " + invoiceKey + " has a payment of " + existing.money() + " already, "
                            + existing.state());
        });
        return orders.schedule(invoices.getObject().paymentFor(invoiceKey), person);
    }
}
