package io.counterfoil.procurement.review;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to let a price pass that buyers do not release alone.
 *
 * @param round under which others decide on it, of the invoice's decisions; each proposal has its own
 * @param percent of the line that is worst, of the ordered price
 * @param amount sum over the lines, in the budget currency, in cents
 * @param figures both in words, in the invoice's currency
 * @param findings what would be let pass; other findings are another proposal
 * @param outcome null while others are asked
 * @param outcomeReason in words, with who; empty while others are asked
 */
public record PriceRelease(
        int round,
        BigDecimal percent,
        BigDecimal amount,
        String figures,
        String findings,
        String proposedBy,
        String reason,
        Instant proposedAt,
        @Nullable Outcome outcome,
        String outcomeReason) {

    /** How a proposal ends. Only the first lets anything pass. */
    public enum Outcome {
        AGREED,
        REFUSED,
        VOID,
        LAPSED
    }

    String state() {
        return outcome == null ? "others are asked" : outcomeReason;
    }
}
