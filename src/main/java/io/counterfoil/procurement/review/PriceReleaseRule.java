package io.counterfoil.procurement.review;

import io.counterfoil.procurement.approval.MatrixRow;
import java.math.BigDecimal;
import java.util.List;

/** Who must agree before a price above the order's is let pass. A decision table, so that its limits are data. */
public interface PriceReleaseRule {

    /**
     * Everybody who must agree, the buyer among them where the buyer's word is enough.
     *
     * @param percent of the line that is worst, of the ordered price
     * @param amount sum over the lines, in the budget currency
     */
    List<MatrixRow> approvers(BigDecimal percent, BigDecimal amount);
}
