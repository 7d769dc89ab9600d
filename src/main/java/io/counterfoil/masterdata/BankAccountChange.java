package io.counterfoil.masterdata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A change of the account a supplier is paid to.
 *
 * @param changeNumber for example {@code BAC-1001}
 * @param changedBy login of who proposed it; the database user for a change made there
 * @param approvedBy login of who confirmed or refused it, never the same person
 * @param changedAt since when the new account counts; null while it does not
 * @param decisionReason empty while undecided
 * @param calledBackBy login of who asked the supplier, never one of the others; null until then
 * @param callNote what the supplier said; empty until then
 */
@Table("supplier_account_change")
public record BankAccountChange(
        @Id String changeNumber,
        String supplierNumber,
        String oldIban,
        @Nullable String oldBic,
        String newIban,
        @Nullable String newBic,
        String reason,
        State state,
        String changedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant changedAt,
        String decisionReason,
        @Nullable String calledBackBy,
        String callNote) {

    /** Where a change stands. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        REFUSED,
        /** Made in the database without asking anybody. */
        OUTSIDE
    }
}
