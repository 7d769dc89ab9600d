package io.counterfoil.procurement.claim;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier owes: for a shortfall found after its invoice was paid, or because a part was paid of an invoice that
 * was rejected.
 *
 * @param claimNumber {@code CLM-1001}
 * @param orderLine 0 for the order as a whole
 * @param cause number of the return or reversal, or what else shows the shortfall; of a paid part the invoice
 * @param amount in the order's currency; a shortfall without tax, a paid part as it was paid
 * @param settled of {@code amount}, by credit notes, or off later invoices
 * @param closedBy login of who waived it, or the document that settled it; null while open
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
        String closeReason,
        Kind kind) {

    /** Why it is owed. */
    public enum Kind {
        /** Goods were paid for and left. */
        SHORTFALL,
        /** A held invoice was paid in part, and then rejected or came to less. */
        PAID_PART
    }

    /** How far a claim is. */
    public enum State {
        OPEN,
        /** By credit notes, or by later invoices of the order, in full. */
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
