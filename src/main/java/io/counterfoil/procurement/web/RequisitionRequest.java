package io.counterfoil.procurement.web;

import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to buy. */
record RequisitionRequest(
        @NotNull String supplierNumber,
        @NotNull String costCentre,
        @NotNull String currency,
        @NotNull String purpose,
        @Nullable LocalDate neededBy,
        @Nullable OrderTermsJson terms,
        @NotEmpty @Valid List<@NotNull Line> lines) {

    /**
     * @param unit UN/ECE code, for example {@code C62}
     * @param unitPrice for as many units as {@code terms.pricePer} says; for one if it says nothing
     */
    record Line(
            @NotNull String description,
            @NotNull BigDecimal quantity,
            @NotNull String unit,
            @NotNull BigDecimal unitPrice,
            @Nullable LineTermsJson terms) {}

    RequisitionDraft draft() {
        return new RequisitionDraft(
                supplierNumber,
                costCentre,
                currency,
                purpose,
                neededBy,
                OrderTermsJson.termsOf(terms),
                lines.stream()
                        .map(line -> new RequisitionLine(
                                line.description(),
                                line.quantity(),
                                line.unit(),
                                line.unitPrice(),
                                LineTermsJson.termsOf(line.terms())))
                        .toList());
    }
}
