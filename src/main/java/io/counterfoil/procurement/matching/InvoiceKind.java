package io.counterfoil.procurement.matching;

/** What a supplier's document does to what we owe. */
public enum InvoiceKind {
    INVOICE,
    /** Takes back quantities with their amounts. */
    CREDIT_NOTE,
    /** Takes back money only; quantities stay billed. */
    VALUE_CREDIT,
    /** Charges more for quantities billed before. */
    SUBSEQUENT_DEBIT,
    /** Asks for an agreed share before delivery. */
    PREPAYMENT_REQUEST,
    /** Asks for what was kept back of earlier invoices. */
    RETENTION_RELEASE,
    /** Written by us for a receipt (ERS). */
    SELF_BILLED;

    /** Whether it takes from what we owe. */
    public boolean isCredit() {
        return this == CREDIT_NOTE || this == VALUE_CREDIT;
    }

    /** Whether its quantities count; of the others only the money does. */
    public boolean countsGoods() {
        return billsGoods() || this == CREDIT_NOTE;
    }

    /** Whether it bills quantities of order lines for the first time. */
    public boolean billsGoods() {
        return this == INVOICE || this == SELF_BILLED;
    }
}
