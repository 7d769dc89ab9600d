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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What inspection found. Quantities are in the unit of the order line; what neither names stays uninspected. */
record InspectionRequest(
        @NotNull String note,

        @Schema(description = "Required if anything was rejected.") @Nullable
        String reason,

        @NotNull LocalDate happenedOn,
        @NotEmpty @Valid List<@NotNull Line> lines) {

    record Line(
            @NotNull Integer orderLine,
            @Nullable BigDecimal accepted,
            @Nullable BigDecimal rejected) {
        Stream<MovementDraft.Line> moved(int index) {
            return Stream.of(
                            moved("lines[" + index + "].accepted", GoodsMovementLine.Kind.ACCEPTANCE, accepted),
                            moved("lines[" + index + "].rejected", GoodsMovementLine.Kind.REJECTION, rejected))
                    .flatMap(line -> line);
        }

        /** Nothing of nought; a negative figure is left for the check to refuse. */
        private Stream<MovementDraft.Line> moved(
                String field, GoodsMovementLine.Kind kind, @Nullable BigDecimal quantity) {
            return quantity == null || quantity.signum() == 0
                    ? Stream.empty()
                    : Stream.of(new MovementDraft.Line(field, orderLine, kind, quantity, false));
        }
    }

    MovementDraft draft(String receiptNumber) {
        return new MovementDraft(
                receiptNumber,
                Kind.INSPECTION,
                note,
                reason == null ? "" : reason,
                happenedOn,
                IntStream.range(0, lines.size())
                        .boxed()
                        .flatMap(index -> lines.get(index).moved(index))
                        .toList());
    }
}
