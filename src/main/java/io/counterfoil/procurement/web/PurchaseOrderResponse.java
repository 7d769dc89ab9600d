package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.procurement.order.PurchaseOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order with what arrived of each line. */
record PurchaseOrderResponse(
        String businessKey,
        String state,
        String requisitionNumber,
        String supplierNumber,
        String costCentre,
        String currency,
        BigDecimal netAmount,
        @Nullable LocalDate neededBy,
        Instant placedAt,
        OrderTermsJson terms,
        List<Line> lines,
        @JsonProperty("_links") Links links) {

    /**
     * @param unitPrice for {@code terms.pricePer} units
     * @param received so far, over all receipts; absent in lists
     */
    record Line(
            int line,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal netAmount,
            LineTermsJson terms,
            @Nullable BigDecimal received) {}

    /** @param received by line number; null leaves the quantities out */
    static PurchaseOrderResponse of(PurchaseOrder order, @Nullable Map<Integer, BigDecimal> received) {
        var lines = order.lines().stream()
                .map(line -> new Line(
                        line.lineNumber(),
                        line.description(),
                        line.quantity(),
                        line.unit(),
                        line.unitPrice(),
                        line.netAmount(),
                        LineTermsJson.of(line.terms()),
                        received == null ? null : received.getOrDefault(line.lineNumber(), BigDecimal.ZERO)))
                .toList();
        var links = Links.self(addressOf(order.orderNumber()))
                .and("amendments", OrderAmendmentResponse.listOf(order.orderNumber()))
                .and("requisition", RequisitionResponse.addressOf(order.requisitionNumber()))
                .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(order.orderNumber()));
        return new PurchaseOrderResponse(
                order.orderNumber(),
                order.status().name(),
                order.requisitionNumber(),
                order.supplierNumber(),
                order.costCentre(),
                order.currency(),
                order.total().amount(),
                order.neededBy(),
                order.placedAt(),
                OrderTermsJson.of(order.terms()),
                lines,
                links);
    }

    static String addressOf(String orderNumber) {
        return PurchaseOrderController.PATH + "/" + BusinessKeyPath.encode(orderNumber);
    }
}
