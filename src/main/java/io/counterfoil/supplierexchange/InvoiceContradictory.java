package io.counterfoil.supplierexchange;

import io.counterfoil.kernel.BusinessRuleViolation;

/** Values of the document exclude each other, so that reading any of them would be a guess. */
public final class InvoiceContradictory extends BusinessRuleViolation {
    public static final String CODE = "INVOICE_CONTRADICTORY";

    InvoiceContradictory(String problem) {
        super(CODE, problem + "; ask the supplier to correct the document and send it again");
    }
}
