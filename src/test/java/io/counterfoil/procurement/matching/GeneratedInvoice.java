package io.counterfoil.procurement.matching;

import java.util.List;
import java.util.Set;

/**
 * An invoice whose right answer is known from how it was made.
 *
 * @param story what was done to it, for example {@code price beyond}
 * @param truth what must come of it
 * @param keys the reasons that must be given, no more and no less; empty unless it is faulty
 */
public record GeneratedInvoice(
        int number,
        String story,
        Truth truth,
        Set<String> keys,
        Order order,
        List<ReceiptLine> receipts,
        List<BilledBefore> before,
        Invoice invoice) {

    /** What is known of an invoice before any rule looked at it. */
    public enum Truth {
        /** Nothing differs. */
        CLEAN,
        /** Something differs, within every limit of STD. */
        WITHIN,
        /** Something that must not be paid unseen. */
        FAULTY
    }

    /** Judges it by the standard set. */
    public MatchResult match() {
        return new ThreeWayMatch(order, receipts, before, limits()).of(invoice);
    }

    /** The limits by which the truth was made. */
    public static ToleranceSet limits() {
        return MatchingExamples.standard();
    }
}
