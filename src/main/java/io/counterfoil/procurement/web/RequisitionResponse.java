package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.RequisitionLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param decisions of the current round; absent in lists */
record RequisitionResponse(
        String businessKey,
        String state,
        String requester,
        String supplierNumber,
        String costCentre,
        String currency,
        String purpose,
        @Nullable LocalDate neededBy,
        BigDecimal netAmount,
        int round,
        @Nullable String returnReason,
        Instant submittedAt,
        OrderTermsJson terms,
        List<Line> lines,
        @Nullable List<LevelDecision> decisions,
        @Nullable String orderNumber,
        @JsonProperty("_links") Links links) {

    /** @param unitPrice for {@code terms.pricePer} units */
    record Line(
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal netAmount,
            LineTermsJson terms) {
        static Line of(RequisitionLine line) {
            return new Line(
                    line.description(),
                    line.quantity(),
                    line.unit(),
                    line.unitPrice(),
                    line.netAmount(),
                    LineTermsJson.of(line.terms()));
        }
    }

    static RequisitionResponse of(
            Requisition requisition, @Nullable List<LevelDecision> decisions, @Nullable String orderNumber) {
        var links = Links.self(addressOf(requisition.requisitionNumber()))
                .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(requisition.requisitionNumber()));
        if (orderNumber != null) {
            links = links.and("order", PurchaseOrderResponse.addressOf(orderNumber));
        }
        return new RequisitionResponse(
                requisition.requisitionNumber(),
                requisition.status().name(),
                requisition.requester(),
                requisition.supplierNumber(),
                requisition.costCentre(),
                requisition.currency(),
                requisition.purpose(),
                requisition.neededBy(),
                requisition.total().amount(),
                requisition.round(),
                requisition.returnReason().isEmpty() ? null : requisition.returnReason(),
                requisition.submittedAt(),
                OrderTermsJson.of(requisition.terms()),
                requisition.lines().stream().map(Line::of).toList(),
                decisions,
                orderNumber,
                links);
    }

    static String addressOf(String requisitionNumber) {
        return RequisitionController.PATH + "/" + BusinessKeyPath.encode(requisitionNumber);
    }
}
