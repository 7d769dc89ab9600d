package io.counterfoil.procurement.web;

import io.counterfoil.procurement.receipt.GoodsMovement.Kind;
import io.counterfoil.procurement.receipt.GoodsMovementLine;
import io.counterfoil.procurement.receipt.MovementDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Goods returned, or received by mistake only. Quantities are in the unit of the order line. */
record GoodsMovementRequest(
        @NotNull String note,
        @NotNull String reason,
        @NotNull LocalDate happenedOn,
        @NotEmpty @Valid List<@NotNull Line> lines) {

    record Line(
            @NotNull Integer orderLine,
            @NotNull BigDecimal quantity,

            @Schema(description = "Returns only: whether the goods had passed inspection. False if left out.") @Nullable
            Boolean fromAccepted) {}

    MovementDraft draft(String receiptNumber, Kind kind) {
        var lineKind = GoodsMovementLine.Kind.valueOf(kind.name());
        return new MovementDraft(
                receiptNumber,
                kind,
                note,
                reason,
                happenedOn,
                IntStream.range(0, lines.size())
                        .mapToObj(index -> {
                            var line = lines.get(index);
                            var field = "lines[" + index + "].quantity";
                            var accepted = Boolean.TRUE.equals(line.fromAccepted());
                            return new MovementDraft.Line(field, line.orderLine(), lineKind, line.quantity(), accepted);
                        })
                        .toList());
    }
}
