package io.counterfoil.procurement.invoice;

/** Reads invoices in a format of suppliers. Implemented by the module that knows the formats. */
public interface InvoiceReader {
    /** @throws io.counterfoil.kernel.BusinessRuleViolation if it is no invoice in a known format */
    IncomingInvoice read(byte[] document);
}
