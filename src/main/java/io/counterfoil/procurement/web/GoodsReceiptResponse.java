package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.procurement.receipt.GoodsMovement;
import io.counterfoil.procurement.receipt.GoodsReceipt;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.ReceiptStock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt is final once recorded, so its state never changes; what became of the goods stands beside it.
 *
 * @param stock by order line; left out of lists
 * @param movements oldest first; left out of lists
 */
record GoodsReceiptResponse(
        String businessKey,
        String state,
        String orderNumber,
        String deliveryNote,
        LocalDate receivedOn,
        String receivedBy,
        Instant recordedAt,
        List<GoodsReceiptLine> lines,
        @Nullable List<ReceiptStockResponse> stock,
        @Nullable List<GoodsMovementResponse> movements,
        @JsonProperty("_links") Links links) {

    static GoodsReceiptResponse of(GoodsReceipt receipt) {
        return with(receipt, null, null);
    }

    static GoodsReceiptResponse of(GoodsReceipt receipt, List<ReceiptStock> stock, List<GoodsMovement> movements) {
        return with(
                receipt,
                stock.stream().map(ReceiptStockResponse::of).toList(),
                movements.stream().map(GoodsMovementResponse::of).toList());
    }

    private static GoodsReceiptResponse with(
            GoodsReceipt receipt,
            @Nullable List<ReceiptStockResponse> stock,
            @Nullable List<GoodsMovementResponse> movements) {
        return new GoodsReceiptResponse(
                receipt.receiptNumber(),
                "RECORDED",
                receipt.orderNumber(),
                receipt.deliveryNote(),
                receipt.receivedOn(),
                receipt.receivedBy(),
                receipt.recordedAt(),
                receipt.lines(),
                stock,
                movements,
                Links.self(addressOf(receipt.receiptNumber()))
                        .and("order", PurchaseOrderResponse.addressOf(receipt.orderNumber()))
                        .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(receipt.receiptNumber())));
    }

    static String addressOf(String receiptNumber) {
        return GoodsReceiptController.PATH + "/" + BusinessKeyPath.encode(receiptNumber);
    }
}
