package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Which receipt an invoice pays for, and how much of it; the oldest receipt first.
 *
 * @param quantity in the unit of the order line; positive
 */
public record Allocation(String receipt, BigDecimal quantity) {

    /** Spreads the invoiced quantity over what earlier invoices left of the receipts; an excess is on no receipt. */
    static List<Allocation> of(LineFigures line, List<ReceiptLine> receipts) {
        var way = line.ordered().policy().way();
        if (!way.needsReceipt()) {
            return List.of();
        }
        var allocations = new ArrayList<Allocation>();
        var taken = line.before().quantity();
        var wanted = line.invoiced();
        for (var receipt : receipts) {
            var kept = way == MatchPolicy.Way.FOUR_WAY
                    ? receipt.goods().keptAccepted()
                    : receipt.goods().kept();
            var left = kept.subtract(taken).max(BigDecimal.ZERO);
            taken = taken.subtract(kept).max(BigDecimal.ZERO);
            var share = left.min(wanted);
            if (share.signum() > 0) {
                allocations.add(new Allocation(receipt.receipt(), share));
                wanted = wanted.subtract(share);
            }
        }
        return List.copyOf(allocations);
    }
}
