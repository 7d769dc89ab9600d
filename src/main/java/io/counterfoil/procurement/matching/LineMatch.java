package io.counterfoil.procurement.matching;

import java.util.List;

/**
 * The match of one order line.
 *
 * @param checks every rule that applied, prices before quantities
 * @param allocations which receipts the invoice pays for; empty where the order line needs none
 */
public record LineMatch(LineFigures figures, List<Check> checks, List<Allocation> allocations) {
    public LineMatch {
        checks = List.copyOf(checks);
        allocations = List.copyOf(allocations);
    }
}
