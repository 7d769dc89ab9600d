package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.procurement.receipt.GoodsMovement;
import io.counterfoil.procurement.receipt.GoodsMovementLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A return, inspection or reversal; final once recorded, so its state never changes. */
record GoodsMovementResponse(
        String businessKey,
        String state,
        GoodsMovement.Kind kind,
        String receiptNumber,
        String note,
        String reason,
        LocalDate happenedOn,
        String recordedBy,
        Instant recordedAt,
        List<GoodsMovementLine> lines,
        @JsonProperty("_links") Links links) {

    static GoodsMovementResponse of(GoodsMovement movement) {
        return new GoodsMovementResponse(
                movement.movementNumber(),
                "RECORDED",
                movement.kind(),
                movement.receiptNumber(),
                movement.note(),
                movement.reason(),
                movement.happenedOn(),
                movement.recordedBy(),
                movement.recordedAt(),
                movement.lines(),
                Links.self(addressOf(movement.movementNumber()))
                        .and("receipt", GoodsReceiptResponse.addressOf(movement.receiptNumber()))
                        .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(movement.movementNumber())));
    }

    static String addressOf(String movementNumber) {
        return GoodsMovementController.PATH + "/" + BusinessKeyPath.encode(movementNumber);
    }
}
