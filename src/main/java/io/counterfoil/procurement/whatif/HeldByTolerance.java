package io.counterfoil.procurement.whatif;

import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.tolerance.ToleranceVersion;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Held invoices that a tolerance set governs, matched again after it came in force, some orders at a time. */
@Service
@Transactional
public class HeldByTolerance {
    /** Each is matched in the same transaction, so few: a failure repeats no more than these. */
    private static final int ORDERS_AT_ONCE = 20;

    private final InvoiceMatching matching;
    private final JdbcClient jdbc;

    HeldByTolerance(InvoiceMatching matching, JdbcClient jdbc) {
        this.matching = matching;
        this.jdbc = jdbc;
    }

    private record HeldOrder(String orderNumber, long registration) {}

    /**
     * Matches the held invoices of the next orders again, those with the earliest registered invoice first.
     *
     * @param after registration that the last call answered; 0 to begin
     * @return where the next call continues; empty if none is left
     */
    public OptionalLong matchNext(ToleranceVersion set, long after) {
        var orders = heldOrders(set, after);
        orders.forEach(order -> matching.factsChanged(order.orderNumber()));
        return orders.size() < ORDERS_AT_ONCE
                ? OptionalLong.empty()
                : OptionalLong.of(orders.get(orders.size() - 1).registration());
    }

    private List<HeldOrder> heldOrders(ToleranceVersion set, long after) {
        return jdbc.sql("""
                        select i.order_number, min(i.registration) as registration
                        from supplier_invoice i
                        where i.status = 'HELD' and i.order_number is not null and %s
                        group by i.order_number having min(i.registration) > :after
                        order by registration limit :size
                        """.formatted(GovernedInvoices.condition(set)))
                .param("to", set.appliesTo())
                .param("after", after)
                .param("size", ORDERS_AT_ONCE)
                .query(HeldOrder.class)
                .list();
    }
}
