package io.counterfoil.procurement.receipt;

import io.counterfoil.procurement.order.PurchaseOrder;

/** A receipt was recorded and booked. Published in its transaction, under the lock of the order's row. */
public record GoodsBooked(GoodsReceipt receipt, PurchaseOrder order) {}
