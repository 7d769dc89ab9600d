package io.counterfoil.procurement.amendment;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.procurement.order.OpenOrders;
import io.counterfoil.procurement.order.OrderSettlement;
import io.counterfoil.procurement.order.OrderStanding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes orders. A closed order takes no receipt, its new invoices wait for a person, and what it did not use of its
 * budget is free again, because budgets count the commitment of open orders only.
 */
@Service
@Transactional
public class OrderClosure {
    private final OpenOrders openOrders;
    private final OrderAmendments amendments;
    private final OrderStanding progress;
    private final SegregationOfDuties duties;
    private final ReceiptExpectation expectation;
    private final OrderSettlement settlement;

    OrderClosure(
            OpenOrders openOrders,
            OrderAmendments amendments,
            OrderStanding progress,
            SegregationOfDuties duties,
            ReceiptExpectation expectation,
            OrderSettlement settlement) {
        this.openOrders = openOrders;
        this.amendments = amendments;
        this.progress = progress;
        this.duties = duties;
        this.expectation = expectation;
        this.settlement = settlement;
    }

    /**
     * Closes an order of which nothing more is expected.
     *
     * @throws io.counterfoil.kernel.InvalidInput without a reason
     * @throws io.counterfoil.kernel.NotFound if the order is unknown
     * @throws Conflict if it is closed, an amendment of it is open, invoices of it are under way, or goods were received
     *     and not billed
     * @throws io.counterfoil.kernel.Forbidden if this person entered an invoice of the order, received or approved it
     */
    public void close(String orderNumber, String by, String reason) {
        new InputCheck().text("reason", reason, 2000).done();
        duties.perform(orderNumber, "AMEND_ORDER", by);
        var order = openOrders.lock(orderNumber);
        amendments.openOf(orderNumber).ifPresent(open -> {
            throw new Conflict(
                    "AMENDMENT_OPEN",
                    "orderNumber: " + open.amendmentNumber() + " of " + orderNumber
                            + " is not decided and applied yet; close the order after it");
        });
        settlement.close(order, progress.byLine(order), by, reason);
        expectation.changed(orderNumber);
    }
}
