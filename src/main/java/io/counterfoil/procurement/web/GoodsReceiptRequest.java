package io.counterfoil.procurement.web;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Goods that arrived, or services accepted. Quantities are in the unit of the order line. */
record GoodsReceiptRequest(
        @NotNull String orderNumber,
        @NotNull String deliveryNote,
        @NotNull LocalDate receivedOn,
        @NotEmpty @Valid List<@NotNull Line> lines) {

    record Line(
            @NotNull Integer orderLine,

            @Schema(description = "Required unless the line is a service.") @Nullable
            BigDecimal quantity,

            @Schema(description = "Catch weight: the same goods in the unit the price counts in. Only for such lines.")
            @Nullable
            BigDecimal priceQuantity,

            @Schema(description = "Services and progress: the net amount accepted. Only for such lines.") @Nullable
            BigDecimal acceptedAmount) {

        GoodsReceiptLine receipt(int index) {
            var counted = quantity == null && acceptedAmount != null ? BigDecimal.ONE : quantity;
            if (counted == null) {
                throw new InvalidInput(List.of(new FieldProblem("lines[" + index + "].quantity", "must not be empty")));
            }
            return new GoodsReceiptLine(orderLine, counted, priceQuantity, acceptedAmount);
        }
    }

    DeliveryDraft draft() {
        return new DeliveryDraft(
                orderNumber,
                deliveryNote,
                receivedOn,
                IntStream.range(0, lines.size())
                        .mapToObj(index -> lines.get(index).receipt(index))
                        .toList());
    }
}
