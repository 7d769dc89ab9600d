package io.counterfoil.procurement.invoice;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.matching.DuplicateScore;
import java.time.LocalDate;

/**
 * An invoice registered before that may be the same one.
 *
 * @param likeness how much it looks so
 * @param businessKey of the other invoice
 * @param status of the other invoice
 * @param sharesOrder whether both name the same order
 */
public record Duplicate(
        Kind kind,
        DuplicateScore likeness,
        String businessKey,
        String invoiceNumber,
        LocalDate issueDate,
        Money gross,
        SupplierInvoice.Status status,
        boolean sharesOrder) {

    /** From certain to likely. */
    public enum Kind {
        /** Number as written, kind, currency, gross and date are the same: key DUP. */
        EXACT,
        /** The number as written is the same and something else is not: key DUP_NUMBER. */
        NUMBER,
        /** The score reaches {@link DuplicateScore#THRESHOLD}: key DUP where receipts do not prove both. */
        NEAR
    }

    /** For approvers: which invoice, and how alike. */
    public String sentence() {
        var other =
                businessKey + " of " + issueDate + " over " + gross.rounded().shown();
        return switch (kind) {
            case EXACT -> "The same invoice is registered as " + other + ".";
            case NUMBER ->
                "The supplier billed the number " + invoiceNumber + " before, with another amount or date: " + other
                        + ".";
            case NEAR ->
                "The invoice looks like " + other + ": score " + likeness.value() + ", limit "
                        + DuplicateScore.THRESHOLD + ".";
        };
    }
}
