package io.counterfoil.procurement.web;

import io.counterfoil.procurement.requisition.OrderTerms;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is agreed about an order as a whole; whatever is left out is the standard of {@link OrderTerms}. */
record OrderTermsJson(
        @Nullable BigDecimal prepaymentPercent,
        @Nullable BigDecimal retentionPercent,
        @Nullable Boolean evaluatedReceipt,
        @Nullable Boolean capex) {

    static OrderTerms termsOf(@Nullable OrderTermsJson agreed) {
        return agreed == null ? OrderTerms.STANDARD : agreed.terms();
    }

    private OrderTerms terms() {
        return new OrderTerms(
                Optional.ofNullable(prepaymentPercent).orElse(OrderTerms.STANDARD.prepaymentPercent()),
                Optional.ofNullable(retentionPercent).orElse(OrderTerms.STANDARD.retentionPercent()),
                Optional.ofNullable(evaluatedReceipt).orElse(OrderTerms.STANDARD.evaluatedReceipt()),
                Optional.ofNullable(capex).orElse(OrderTerms.STANDARD.capex()));
    }

    static OrderTermsJson of(OrderTerms terms) {
        return new OrderTermsJson(
                terms.prepaymentPercent(), terms.retentionPercent(), terms.evaluatedReceipt(), terms.capex());
    }
}
