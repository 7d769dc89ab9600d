package io.counterfoil.procurement.requisition;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A request to buy.
 *
 * @param requisitionNumber business key of its approval, for example {@code REQ-1001}
 * @param requester login of who asked; never allowed to approve
 * @param fiscalYear year whose budget it draws on
 * @param netAmount in the requisition's currency, not rounded
 * @param budgetAmount net amount in the budget currency at the budget rate, in cents
 * @param round counts submissions, beginning with 1; each is approved anew
 * @param returnReason why it went back to the requester; empty if it did not
 */
@Table("requisition")
public record Requisition(
        @Id String requisitionNumber,
        String requester,
        String supplierNumber,
        String costCentre,
        String currency,
        String purpose,
        @Nullable LocalDate neededBy,
        int fiscalYear,
        BigDecimal netAmount,
        BigDecimal budgetAmount,
        Status status,
        int round,
        String returnReason,
        Instant submittedAt,
        @Embedded.Empty OrderTerms terms,

        @MappedCollection(idColumn = "requisition_number", keyColumn = "position")
        List<RequisitionLine> lines) {

    /** What a requisition can be. Only the first reserves budget. */
    public enum Status {
        IN_APPROVAL,
        RETURNED,
        ORDERED,
        WITHDRAWN
    }

    /** The net amount with its currency, rounded to the minor unit. */
    public Money total() {
        return new Money(netAmount, currency).rounded();
    }
}
