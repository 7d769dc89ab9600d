package io.counterfoil.supplierexchange;

import io.counterfoil.kernel.BusinessRuleViolation;

/** The document lacks a value without which nobody can match or pay it. */
public final class InvoiceIncomplete extends BusinessRuleViolation {
    public static final String CODE = "INVOICE_INCOMPLETE";

    /** @param term business term of EN 16931 with its name, for example {@code BT-1 invoice number} */
    InvoiceIncomplete(String term) {
        super(CODE, "the invoice does not state " + term + "; ask the supplier to add it and send the document again");
    }
}
