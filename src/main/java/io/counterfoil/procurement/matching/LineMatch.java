package io.counterfoil.procurement.matching;

import java.util.List;

/**
 * The match of one order line.
 *
 * @param checks every rule that applied, prices before quantities
 */
public record LineMatch(LineFigures figures, List<Check> checks) {
    public LineMatch {
        checks = List.copyOf(checks);
    }
}
