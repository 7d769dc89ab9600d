package io.counterfoil.procurement.web;

import io.counterfoil.procurement.DeliveryDraft;
import io.counterfoil.procurement.GoodsReceiptLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Goods that arrived. Quantities are in the unit of the order line. */
record GoodsReceiptRequest(
        @NotNull String orderNumber,
        @NotNull String deliveryNote,
        @NotNull LocalDate receivedOn,
        @NotEmpty @Valid List<Line> lines) {

    record Line(@NotNull Integer orderLine, @NotNull BigDecimal quantity) {}

    DeliveryDraft draft() {
        return new DeliveryDraft(
                orderNumber,
                deliveryNote,
                receivedOn,
                lines.stream()
                        .map(line -> new GoodsReceiptLine(line.orderLine(), line.quantity()))
                        .toList());
    }
}
