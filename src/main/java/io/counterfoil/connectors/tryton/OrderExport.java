package io.counterfoil.connectors.tryton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.exchange.outbox.ExchangeOutbox;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.procurement.order.OrderPlaced;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.order.PurchaseOrders;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts every order that is placed here into the outbox, in the transaction that places it. */
@Component
@ConditionalOnProperty("counterfoil.connectors.tryton.url")
class OrderExport {
    /** As many decimals as the ERP keeps of a price. */
    private static final int PRICE_DECIMALS = 4;

    private final PurchaseOrders orders;
    private final ExchangeOutbox outbox;
    private final ObjectMapper json;

    OrderExport(PurchaseOrders orders, ExchangeOutbox outbox, ObjectMapper json) {
        this.orders = orders;
        this.outbox = outbox;
        this.json = json;
    }

    /** What the contract {@code purchase-order} carries; amounts as text. */
    private record Order(
            String number,
            String supplierNumber,
            String costCentre,
            String currency,
            String orderedOn,
            String net,
            List<Line> lines) {}

    private record Line(String description, String quantity, String unit, String unitPrice) {}

    @EventListener
    void on(OrderPlaced placed) {
        var order = orders.findById(placed.orderNumber()).orElseThrow();
        outbox.send(TrytonOrders.CONTRACT, order.orderNumber(), written(order), "application/json", AuditFact.SYSTEM);
    }

    private byte[] written(PurchaseOrder order) {
        try {
            return json.writeValueAsBytes(new Order(
                    order.orderNumber(),
                    order.supplierNumber(),
                    order.costCentre(),
                    order.currency(),
                    order.placedAt().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                    order.total().amount().toPlainString(),
                    order.lines().stream()
                            .map(line -> line(line, order.currency()))
                            .toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("order " + order.orderNumber() + " cannot be written as JSON", e);
        }
    }

    /** Where a price per hundred or of many decimals does not come out the same there, the line goes as one lot. */
    private static Line line(PurchaseOrderLine line, String currency) {
        var worth = line.netWorth(currency).amount();
        var price = line.unitPrice().stripTrailingZeros();
        var comesOut = price.scale() <= PRICE_DECIMALS
                && line.quantity().multiply(price).compareTo(worth) == 0;
        return comesOut
                ? new Line(line.description(), plain(line.quantity()), line.unit(), plain(price))
                : new Line(
                        line.description() + " (" + plain(line.quantity()) + " " + line.unit() + ")",
                        "1",
                        "LS",
                        plain(worth));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
