package io.counterfoil.procurement.matching;

import java.util.List;

/** FRT: freight and charges, against the planned freight's share of the quantities billed. */
final class PlannedFreight implements DocumentRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("FRT", Party.BUYER, "%s freight and charges billed, %s planned for these quantities");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var charges = document.charges();
        var planned = document.plannedFreight();
        return charges == null || planned == null
                ? List.of()
                : List.of(Comparison.ofDocument(
                        RULE,
                        Figure.of(charges),
                        Figure.of(planned),
                        Gap.of(charges.minus(planned), planned),
                        tolerances.limit(RULE.key())));
    }
}
