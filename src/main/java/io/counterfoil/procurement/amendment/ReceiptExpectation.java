package io.counterfoil.procurement.amendment;

import io.counterfoil.procurement.order.OrderPlacement;
import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.workflow.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps the receiver's task in step with an order that changed: gone when nothing is expected, there again when more is. */
@Component
class ReceiptExpectation {
    private final GoodsReceiving receiving;
    private final Processes processes;

    ReceiptExpectation(GoodsReceiving receiving, Processes processes) {
        this.receiving = receiving;
        this.processes = processes;
    }

    void changed(String orderNumber) {
        var waiting = processes.tell(GoodsReceiving.GOODS_RECEIVED, orderNumber) > 0;
        if (!waiting && !receiving.isComplete(orderNumber)) {
            processes.start(OrderPlacement.ORDER_PLACED, orderNumber, Map.of());
        }
    }
}
