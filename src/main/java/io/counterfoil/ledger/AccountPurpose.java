package io.counterfoil.ledger;

/** What an account is for. Which account serves a purpose stands in the table {@code account_purpose}. */
public enum AccountPurpose {
    /** Payments that left but are not on a statement yet. */
    BANK_CLEARING,
    INPUT_VAT,
    ACCOUNTS_PAYABLE,
    /** GR/IR: credited by the receipt, debited by the invoice, empty when both are there. */
    GOODS_RECEIVED_NOT_INVOICED,
    /** Where costs go that no order line sends elsewhere. */
    EXPENSE,
    PRICE_VARIANCE,
    QUANTITY_VARIANCE,
    SMALL_DIFFERENCE,
    /** What an item was worth in company currency when it was opened, less what it is when it is cleared. */
    EXCHANGE_DIFFERENCE,
    /** Kept back of invoices until the supplier may ask for it. */
    RETENTION_PAYABLE,
    /** Paid before delivery and not yet taken back from an invoice. */
    PREPAYMENT,
    /** Paid of invoices while they are held; taken over by their own entry, or by a claim. */
    PART_PAYMENT,
    /** Every discount that a paid invoice offered, taken or not; credited. */
    DISCOUNT_TAKEN,
    /** The discounts of them that came too late; debited, each with its cause. */
    LOST_DISCOUNT,
    /** What suppliers owe us for shortfalls found after payment. */
    CLAIMS_RECEIVABLE
}
