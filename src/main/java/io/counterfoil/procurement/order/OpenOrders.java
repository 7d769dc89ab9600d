package io.counterfoil.procurement.order;

import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locks orders that are to be changed, so that receipts, matches and changes of one order follow each other. */
@Component
public class OpenOrders {
    private final PurchaseOrders orders;
    private final JdbcClient jdbc;

    OpenOrders(PurchaseOrders orders, JdbcClient jdbc) {
        this.orders = orders;
        this.jdbc = jdbc;
    }

    /** The order as it stands, whatever its state, locked until the transaction ends. */
    public PurchaseOrder lockAny(String orderNumber) {
        jdbc.sql("select 1 from purchase_order where order_number = :number for update")
                .param("number", orderNumber)
                .query(Integer.class)
                .optional();
        return orders.findById(orderNumber)
                .orElseThrow(() -> new NotFound(
                        "PURCHASE_ORDER_UNKNOWN",
                        "orderNumber: no purchase order " + orderNumber + "; check the number"));
    }

    /** @throws Conflict {@code PURCHASE_ORDER_CLOSED} */
    public PurchaseOrder lock(String orderNumber) {
        var order = lockAny(orderNumber);
        requireOpen(order);
        return order;
    }

    /** @throws Conflict {@code PURCHASE_ORDER_CLOSED} */
    public static void requireOpen(PurchaseOrder order) {
        if (order.status() != PurchaseOrder.Status.OPEN) {
            throw new Conflict(
                    "PURCHASE_ORDER_CLOSED",
                    "orderNumber: purchase order " + order.orderNumber() + " is closed; ask for a new order");
        }
    }
}
