package io.counterfoil.procurement.order;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.procurement.requisition.LineTerms;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When an order owes nothing and is owed nothing, and its end then. */
@Component
public class OrderSettlement {
    private final OrderStanding progress;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OrderSettlement(OrderStanding progress, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.progress = progress;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The order's row must be locked. */
    public void close(PurchaseOrder order, Map<Integer, LineProgress> came, String by, String reason) {
        refuseUnsettled(order, came);
        jdbc.sql("update purchase_order set status = 'CLOSED' where order_number = :number")
                .param("number", order.orderNumber())
                .update();
        events.publishEvent(new AuditFact(
                order.orderNumber(),
                by,
                "ORDER_CLOSED",
                reason,
                Map.of("net", order.total().toString())));
    }

    /** What was received must be billed first: invoices of a closed order go nowhere by themselves. */
    public void refuseUnsettled(PurchaseOrder order, Map<Integer, LineProgress> came) {
        var underWay = progress.invoicesUnderWay(order.orderNumber());
        if (!underWay.isEmpty()) {
            throw new Conflict(
                    "ORDER_NOT_SETTLED",
                    "orderNumber: invoice " + String.join(", ", underWay) + " of " + order.orderNumber()
                            + " is not posted yet; have it decided first");
        }
        order.lines().stream()
                .filter(line -> owes(line, OrderStanding.of(came, line)))
                .findFirst()
                .ifPresent(line -> {
                    throw new Conflict(
                            "ORDER_NOT_SETTLED",
                            "orderNumber: line " + line.lineNumber() + " of " + order.orderNumber()
                                    + " is received and not billed; wait for the invoice or record a return, or amend"
                                    + " the order to what was received so that nothing more comes");
                });
    }

    private static boolean owes(PurchaseOrderLine line, LineProgress progress) {
        return line.terms().kind() == LineTerms.Kind.GOODS
                ? line.unitPrice().signum() > 0 && progress.posted().compareTo(progress.received()) < 0
                : progress.postedAmount().compareTo(progress.accepted()) < 0;
    }
}
