package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.procurement.GoodsReceipt;
import io.counterfoil.procurement.GoodsReceiptLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A receipt is final once recorded, so its state never changes. */
record GoodsReceiptResponse(
        String businessKey,
        String state,
        String orderNumber,
        String deliveryNote,
        LocalDate receivedOn,
        String receivedBy,
        Instant recordedAt,
        List<GoodsReceiptLine> lines,
        @JsonProperty("_links") Links links) {

    static GoodsReceiptResponse of(GoodsReceipt receipt) {
        return new GoodsReceiptResponse(
                receipt.receiptNumber(),
                "RECORDED",
                receipt.orderNumber(),
                receipt.deliveryNote(),
                receipt.receivedOn(),
                receipt.receivedBy(),
                receipt.recordedAt(),
                receipt.lines(),
                Links.self(addressOf(receipt.receiptNumber()))
                        .and("order", PurchaseOrderResponse.addressOf(receipt.orderNumber()))
                        .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(receipt.receiptNumber())));
    }

    static String addressOf(String receiptNumber) {
        return GoodsReceiptController.PATH + "/" + BusinessKeyPath.encode(receiptNumber);
    }
}
