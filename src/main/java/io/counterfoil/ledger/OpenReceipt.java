package io.counterfoil.ledger;

import java.math.BigDecimal;

/**
 * An order line whose receipts and invoices do not cancel out on GR/IR.
 *
 * @param open credits less debits: positive is received and not invoiced, negative is invoiced and not received
 */
public record OpenReceipt(String orderNumber, int orderLine, String currency, BigDecimal open) {}
