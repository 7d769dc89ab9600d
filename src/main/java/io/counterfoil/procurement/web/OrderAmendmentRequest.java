package io.counterfoil.procurement.web;

import io.counterfoil.procurement.amendment.AmendmentDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to change an order.
 *
 * @param reason approvers read it first
 * @param closesOrder whether the order shall take nothing more; false if left out
 * @param changes may be left out where the order is closed
 */
record OrderAmendmentRequest(
        @NotNull String reason,
        @Nullable Boolean closesOrder,
        @Valid @Nullable List<@NotNull Change> changes) {

    /**
     * What is left out stays as it is.
     *
     * @param line number of the order line
     * @param closesRemainder whether what has not come is no longer wanted
     */
    record Change(
            @NotNull Integer line,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal overDeliveryPercent,
            @Nullable BigDecimal plannedFreight,
            @Nullable LocalDate scheduledOn,
            @Nullable Boolean closesRemainder) {

        AmendmentDraft.Change change() {
            return new AmendmentDraft.Change(
                    line,
                    quantity,
                    unitPrice,
                    overDeliveryPercent,
                    plannedFreight,
                    scheduledOn,
                    Boolean.TRUE.equals(closesRemainder));
        }
    }

    AmendmentDraft draft(String orderNumber) {
        return new AmendmentDraft(
                orderNumber,
                reason,
                Boolean.TRUE.equals(closesOrder),
                Optional.ofNullable(changes).orElse(List.of()).stream()
                        .map(Change::change)
                        .toList());
    }
}
