package io.counterfoil.procurement.claim;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier owes for a shortfall found after its invoice was paid.
 *
 * @param claimNumber {@code CLM-1001}
 * @param cause number of the return or reversal, or what else shows the shortfall
 * @param amount without tax, in the order's currency
 * @param settled of {@code amount}, by credit notes
 * @param closedBy login of who waived it, or the credit note that settled it; null while open
 */
public record SupplierClaim(
        String claimNumber,
        String supplierNumber,
        String orderNumber,
        int orderLine,
        String cause,
        String currency,
        BigDecimal amount,
        BigDecimal settled,
        State state,
        String openedBy,
        Instant openedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        String closeReason) {

    /** How far a claim is. */
    public enum State {
        OPEN,
        /** By credit notes, in full. */
        SETTLED,
        /** By a person, with a reason. */
        WAIVED
    }

    /** What is still owed; zero once it is settled or waived. */
    public Money open() {
        var open = state == State.OPEN ? amount.subtract(settled) : BigDecimal.ZERO;
        return new Money(open, currency).rounded();
    }
}
