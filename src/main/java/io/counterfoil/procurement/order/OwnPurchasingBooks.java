package io.counterfoil.procurement.order;

import io.counterfoil.procurement.order.PurchaseOrder.Status;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.RequisitionLine;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders in Counterfoil's own database. Commits by itself, so that it keeps the same promise as a system far away. */
@Component
class OwnPurchasingBooks implements PurchasingSystem {
    private final PurchaseOrders orders;
    private final JdbcAggregateOperations documents;
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnPurchasingBooks(PurchaseOrders orders, JdbcAggregateOperations documents, JdbcClient jdbc, Clock clock) {
        this.orders = orders;
        this.documents = documents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public Optional<String> findOrderFor(String requisitionNumber) {
        return orders.findByRequisitionNumber(requisitionNumber).map(PurchaseOrder::orderNumber);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String placeOrder(Requisition requisition) {
        var number = "PO-"
                + jdbc.sql("select nextval('purchase_order_number')")
                        .query(Long.class)
                        .single();
        documents.insert(new PurchaseOrder(
                number,
                requisition.requisitionNumber(),
                requisition.supplierNumber(),
                requisition.costCentre(),
                requisition.currency(),
                requisition.fiscalYear(),
                requisition.netAmount(),
                requisition.budgetAmount(),
                requisition.neededBy(),
                Status.OPEN,
                clock.instant(),
                requisition.terms(),
                lines(requisition.lines())));
        return number;
    }

    private static List<PurchaseOrderLine> lines(List<RequisitionLine> asked) {
        return IntStream.range(0, asked.size())
                .mapToObj(i -> new PurchaseOrderLine(
                        i + 1,
                        asked.get(i).description(),
                        asked.get(i).quantity(),
                        asked.get(i).unit(),
                        asked.get(i).unitPrice(),
                        asked.get(i).terms()))
                .toList();
    }
}
