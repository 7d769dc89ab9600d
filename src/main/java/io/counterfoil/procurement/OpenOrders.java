package io.counterfoil.procurement;

import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps an order to one writer at a time. */
@Component
class OpenOrders {
    private final PurchaseOrders orders;
    private final JdbcClient jdbc;

    OpenOrders(PurchaseOrders orders, JdbcClient jdbc) {
        this.orders = orders;
        this.jdbc = jdbc;
    }

    /**
     * Locks the order until the transaction ends.
     *
     * @throws NotFound if there is no such order
     * @throws Conflict if it is closed
     */
    PurchaseOrder lock(String orderNumber) {
        jdbc.sql("select 1 from purchase_order where order_number = :number for update")
                .param("number", orderNumber)
                .query(Integer.class)
                .optional();
        var order = orders.findById(orderNumber)
                .orElseThrow(() -> new NotFound(
                        "PURCHASE_ORDER_UNKNOWN",
                        "orderNumber: no purchase order " + orderNumber + "; check the number"));
        if (order.status() != PurchaseOrder.Status.OPEN) {
            throw new Conflict("PURCHASE_ORDER_CLOSED", "orderNumber: purchase order " + orderNumber + " is closed");
        }
        return order;
    }
}
