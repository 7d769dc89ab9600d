package io.counterfoil.procurement.web;

import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.requisition.LineTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is agreed about a line; whatever is left out is the standard of {@link LineTerms}, whose words these are. */
record LineTermsJson(
        LineTerms.@Nullable Kind kind,
        @Nullable BigDecimal pricePer,
        @Nullable String priceUnit,
        @Nullable BigDecimal priceQuantity,
        @Nullable BigDecimal overDeliveryPercent,
        MatchPolicy.@Nullable Way matchPolicy,
        MatchPolicy.@Nullable Basis matchBasis,
        @Nullable BigDecimal plannedFreight,
        @Nullable LocalDate scheduledOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String category,
        @Nullable BigDecimal taxPercent,
        @Nullable String packUnit,
        @Nullable BigDecimal packQuantity,
        @Nullable BigDecimal packPer) {

    static LineTerms termsOf(@Nullable LineTermsJson agreed) {
        return agreed == null ? LineTerms.STANDARD : agreed.terms();
    }

    private LineTerms terms() {
        return new LineTerms(
                or(kind, LineTerms.STANDARD.kind()),
                or(pricePer, LineTerms.STANDARD.pricePer()),
                priceUnit,
                priceQuantity,
                or(overDeliveryPercent, LineTerms.STANDARD.overDeliveryPercent()),
                matchPolicy,
                matchBasis,
                or(plannedFreight, LineTerms.STANDARD.plannedFreight()),
                scheduledOn,
                validFrom,
                validTo,
                category,
                taxPercent,
                packUnit,
                packQuantity,
                or(packPer, LineTerms.STANDARD.packPer()));
    }

    static LineTermsJson of(LineTerms terms) {
        return new LineTermsJson(
                terms.kind(),
                terms.pricePer(),
                terms.priceUnit(),
                terms.priceQuantity(),
                terms.overDeliveryPercent(),
                terms.matchPolicy(),
                terms.matchBasis(),
                terms.plannedFreight(),
                terms.scheduledOn(),
                terms.validFrom(),
                terms.validTo(),
                terms.category(),
                terms.taxPercent(),
                terms.packUnit(),
                terms.packQuantity(),
                terms.packPer());
    }

    private static <T> T or(@Nullable T given, T standard) {
        return Optional.ofNullable(given).orElse(standard);
    }
}
