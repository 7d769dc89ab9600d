package io.counterfoil.procurement.matching;

import java.util.List;

/** FRTU: freight and charges that the order does not plan, against the goods they came with. */
final class UnplannedFreight implements DocumentRule {
    static final String KEY = "FRTU";
    private static final Comparison.Rule RULE =
            new Comparison.Rule(KEY, Party.BUYER, "%s charged beside goods of %s, which the order does not plan");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var charges = document.charges();
        return charges == null
                        || charges.isZero()
                        || document.plannedFreight() != null
                        || document.kind() == InvoiceKind.RETENTION_RELEASE
                ? List.of()
                : List.of(Comparison.ofDocument(
                        RULE,
                        Figure.of(charges),
                        Figure.of(document.goods()),
                        Gap.of(charges, document.goods()),
                        tolerances.limit(RULE.key())));
    }
}
