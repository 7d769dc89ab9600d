package io.counterfoil.procurement;

/** A receipt was recorded and booked. Published in its transaction, under the lock of the order's row. */
record GoodsBooked(GoodsReceipt receipt, PurchaseOrder order) {}
