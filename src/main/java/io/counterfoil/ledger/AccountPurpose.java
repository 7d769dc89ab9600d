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
    SMALL_DIFFERENCE
}
