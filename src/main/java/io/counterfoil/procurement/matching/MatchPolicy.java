package io.counterfoil.procurement.matching;

import org.jspecify.annotations.Nullable;

/**
 * Against what an order line is matched, and who said so.
 *
 * @param source where the policy came from, in words for the approver, for example {@code STD version 1}
 */
public record MatchPolicy(Way way, Basis basis, String source) {

    /** Against all receipts of the order line together. */
    public MatchPolicy(Way way, String source) {
        this(way, Basis.ORDER, source);
    }

    /**
     * What the order line says comes before what the tolerance set says.
     *
     * @param agreed of the order line; null leaves it to the set
     * @param agreedBasis as {@code agreed}
     */
    public static MatchPolicy of(int orderLine, @Nullable Way agreed, @Nullable Basis agreedBasis, ToleranceSet set) {
        return new MatchPolicy(
                agreed == null ? set.way() : agreed,
                agreedBasis == null ? set.basis() : agreedBasis,
                agreed == null && agreedBasis == null ? set.source() : "order line " + orderLine);
    }

    /** Against what a line is held open. */
    public enum Basis {
        /** All receipts of the order line together. */
        ORDER,
        /** The one receipt that an invoice line names. */
        RECEIPT
    }

    /** Names as the standards use them. */
    public enum Way {
        /** Not matched: a person approves every invoice of the line. */
        NONE,
        /** Invoice against order. */
        TWO_WAY,
        /** Also against the goods received. */
        THREE_WAY,
        /** Also against the goods accepted by inspection. */
        FOUR_WAY;

        boolean needsReceipt() {
            return this == THREE_WAY || this == FOUR_WAY;
        }
    }
}
