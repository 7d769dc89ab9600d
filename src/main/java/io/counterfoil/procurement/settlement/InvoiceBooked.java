package io.counterfoil.procurement.settlement;

import io.counterfoil.ledger.JournalEntry;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;

/** An invoice or credit note of an order was booked. Published in its transaction, under the lock of the order's row. */
public record InvoiceBooked(SupplierInvoice invoice, PurchaseOrder order, JournalEntry entry) {}
