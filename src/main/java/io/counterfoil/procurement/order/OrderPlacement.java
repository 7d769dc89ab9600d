package io.counterfoil.procurement.order;

import io.counterfoil.exchange.EffectKey;
import io.counterfoil.exchange.OutsideEffect;
import io.counterfoil.exchange.OutsideEffects;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.Requisitions;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places the order for an approved requisition: once, however often the step is repeated. */
@Service
@Transactional
public class OrderPlacement {
    /** Message that starts the receipt of goods for an order. */
    public static final String ORDER_PLACED = "Message_PurchaseOrderPlaced";

    private final PurchasingSystem purchasing;
    private final OutsideEffects effects;
    private final Requisitions requisitions;
    private final CaseRegister cases;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OrderPlacement(
            PurchasingSystem purchasing,
            OutsideEffects effects,
            Requisitions requisitions,
            CaseRegister cases,
            Processes processes,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.purchasing = purchasing;
        this.effects = effects;
        this.requisitions = requisitions;
        this.cases = cases;
        this.processes = processes;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Returns the number of the order now standing for this requisition. */
    public String place(String requisitionNumber) {
        var requisition = requisitions.findById(requisitionNumber).orElseThrow();
        var orderNumber =
                effects.perform(new EffectKey("PURCHASE_ORDER", requisitionNumber, "PLACE"), placing(requisition));
        jdbc.sql("update requisition set status = 'ORDERED' where requisition_number = :number")
                .param("number", requisitionNumber)
                .update();
        cases.follow(orderNumber, requisitionNumber);
        events.publishEvent(new AuditFact(
                orderNumber,
                AuditFact.SYSTEM,
                "ORDER_PLACED",
                "",
                Map.of(
                        "requisition",
                        requisitionNumber,
                        "net",
                        requisition.total().toString())));
        events.publishEvent(new OrderPlaced(orderNumber));
        processes.start(ORDER_PLACED, orderNumber, Map.of());
        return orderNumber;
    }

    private OutsideEffect placing(Requisition requisition) {
        return new OutsideEffect() {
            @Override
            public Optional<String> find() {
                return purchasing.findOrderFor(requisition.requisitionNumber());
            }

            @Override
            public String perform() {
                return purchasing.placeOrder(requisition);
            }
        };
    }
}
