package io.counterfoil.procurement.invoicematch;

import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.MatchResult;

/** What is paid of invoices while they are held, as far as a match moves it. The order's row is locked by the caller. */
public interface HeldPayments {

    /** Lets what is scheduled follow what a match found. What became payable as a whole is left to its settlement. */
    void follow(SupplierInvoice invoice, MatchResult result);

    /** Whether another match would schedule or take back something, although it finds the same. */
    boolean isBehind(SupplierInvoice invoice, MatchResult result);
}
