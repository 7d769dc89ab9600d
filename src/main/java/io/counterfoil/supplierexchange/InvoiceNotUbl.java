package io.counterfoil.supplierexchange;

import io.counterfoil.kernel.BusinessRuleViolation;

/** Well-formed XML, but neither a UBL 2 invoice nor a UBL 2 credit note. */
public final class InvoiceNotUbl extends BusinessRuleViolation {
    public static final String CODE = "INVOICE_NOT_UBL";

    InvoiceNotUbl(String namespace, String element) {
        super(
                CODE,
                "the document is " + element + (namespace.isEmpty() ? " without namespace" : " of " + namespace)
                        + ", not a UBL 2.1 Invoice or CreditNote; ask the supplier for UBL 2.1 or enter the invoice"
                        + " by hand");
    }
}
