package io.counterfoil.supplierexchange;

import io.counterfoil.kernel.BusinessRuleViolation;

/** The bytes are not the XML they claim to be, or an element holds what its type forbids. */
public final class InvoiceMalformed extends BusinessRuleViolation {
    public static final String CODE = "INVOICE_MALFORMED";

    /**
     * @param line counted from 1, where reading stopped
     * @param column counted from 1
     */
    InvoiceMalformed(int line, int column, String problem) {
        super(
                CODE,
                "the invoice cannot be read at line " + line + ", column " + column + ": " + problem
                        + "; ask the supplier to correct the document and send it again");
    }
}
