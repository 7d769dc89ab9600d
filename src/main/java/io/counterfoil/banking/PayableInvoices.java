package io.counterfoil.banking;

/** The invoices as banking sees them. Implemented by the module that owns invoices. */
public interface PayableInvoices {
    /**
     * What to pay for a posted invoice.
     *
     * @throws io.counterfoil.kernel.NotFound if there is no such invoice
     * @throws io.counterfoil.kernel.Conflict if it is not posted, or is blocked
     */
    PaymentOrder paymentFor(String invoiceKey);

    /** Whether the invoice has no payment yet but may still get one: credit notes that name it wait for it. */
    boolean awaitsPayment(String invoiceKey);

    /** A part of the invoice is due again because its run was refused; the invoice may have come into doubt meanwhile. */
    void partReturned(String invoiceKey);
}
