package io.counterfoil.procurement.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Which receipt an invoice pays for, and how much of it; the oldest receipt first.
 *
 * @param quantity in the unit of the order line; positive
 */
public record Allocation(String receipt, Fraction quantity) {

    /** Spreads the invoiced quantity over what earlier invoices left of the receipts; an excess is on no receipt. */
    static List<Allocation> of(BilledLine line, Fraction invoiced) {
        var way = line.ordered().policy().way();
        if (!way.needsReceipt() || line.receipts().isEmpty()) {
            return List.of();
        }
        var allocations = new ArrayList<Allocation>();
        var taken = line.beforeHere().quantity();
        var wanted = invoiced;
        for (var receipt : line.receipts()) {
            var kept = Fraction.of(
                    way == MatchPolicy.Way.FOUR_WAY
                            ? receipt.goods().keptAccepted()
                            : receipt.goods().kept());
            var left = kept.minus(taken).orNothing();
            taken = taken.minus(kept).orNothing();
            var share = left.min(wanted);
            if (share.signum() > 0) {
                allocations.add(new Allocation(receipt.receipt(), share));
                wanted = wanted.minus(share);
            }
        }
        return List.copyOf(allocations);
    }
}
