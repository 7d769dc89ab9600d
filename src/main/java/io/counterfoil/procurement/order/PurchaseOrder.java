package io.counterfoil.procurement.order;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.requisition.OrderTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An order placed with a supplier after approval.
 *
 * @param orderNumber business key, for example {@code PO-1001}
 * @param requisitionNumber the approved requisition it came from; one order each
 * @param netAmount in the order's currency, not rounded
 * @param budgetAmount net amount in the budget currency, in cents
 */
@Table("purchase_order")
public record PurchaseOrder(
        @Id String orderNumber,
        String requisitionNumber,
        String supplierNumber,
        String costCentre,
        String currency,
        int fiscalYear,
        BigDecimal netAmount,
        BigDecimal budgetAmount,
        @Nullable LocalDate neededBy,
        Status status,
        Instant placedAt,
        @Embedded.Empty OrderTerms terms,

        @MappedCollection(idColumn = "order_number", keyColumn = "position")
        List<PurchaseOrderLine> lines) {

    /** A closed order takes no more receipts, and invoices against it wait for a person. */
    public enum Status {
        OPEN,
        CLOSED
    }

    public Optional<PurchaseOrderLine> line(int lineNumber) {
        return lines.stream().filter(line -> line.lineNumber() == lineNumber).findFirst();
    }

    /** The net amount with its currency, rounded to the minor unit. */
    public Money total() {
        return new Money(netAmount, currency).rounded();
    }
}
