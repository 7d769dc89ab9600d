package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.amendment.OrderAmendmentLine;
import io.counterfoil.procurement.approval.LevelDecision;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amendment with its figures before and after.
 *
 * @param netBefore of the whole order, in its currency
 * @param refusalReason by a person, or what happened between approval and application
 * @param decisions absent in lists
 */
record OrderAmendmentResponse(
        String businessKey,
        String state,
        String orderNumber,
        String proposer,
        String reason,
        boolean closesOrder,
        BigDecimal netBefore,
        BigDecimal netAfter,
        boolean weakensControl,
        @Nullable String refusalReason,
        Instant proposedAt,
        List<Line> lines,
        @Nullable List<LevelDecision> decisions,
        @JsonProperty("_links") Links links) {

    /** The figures of one line; equal where nothing changes. */
    record Line(int line, boolean closesRemainder, Figures before, Figures after) {
        static Line of(OrderAmendmentLine line) {
            return new Line(
                    line.lineNumber(),
                    line.closesRemainder(),
                    new Figures(
                            line.oldQuantity(),
                            line.oldUnitPrice(),
                            line.oldOverDeliveryPercent(),
                            line.oldPlannedFreight(),
                            line.oldScheduledOn()),
                    new Figures(
                            line.newQuantity(),
                            line.newUnitPrice(),
                            line.newOverDeliveryPercent(),
                            line.newPlannedFreight(),
                            line.newScheduledOn()));
        }
    }

    /** @param quantity 0 strikes the line */
    record Figures(
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal overDeliveryPercent,
            BigDecimal plannedFreight,
            @Nullable LocalDate scheduledOn) {}

    static OrderAmendmentResponse of(OrderAmendment amendment, @Nullable List<LevelDecision> decisions) {
        var links = Links.self(addressOf(amendment))
                .and("order", PurchaseOrderResponse.addressOf(amendment.orderNumber()))
                .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(amendment.amendmentNumber()));
        return new OrderAmendmentResponse(
                amendment.amendmentNumber(),
                amendment.status().name(),
                amendment.orderNumber(),
                amendment.proposer(),
                amendment.reason(),
                amendment.closesOrder(),
                amendment.netBefore(),
                amendment.netAfter(),
                amendment.weakensControl(),
                amendment.refusalReason().isEmpty() ? null : amendment.refusalReason(),
                amendment.proposedAt(),
                amendment.lines().stream().map(Line::of).toList(),
                decisions,
                links);
    }

    static String addressOf(OrderAmendment amendment) {
        return listOf(amendment.orderNumber()) + "/" + BusinessKeyPath.encode(amendment.amendmentNumber());
    }

    static String listOf(String orderNumber) {
        return PurchaseOrderResponse.addressOf(orderNumber) + "/amendments";
    }
}
