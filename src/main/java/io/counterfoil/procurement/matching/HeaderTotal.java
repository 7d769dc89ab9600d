package io.counterfoil.procurement.matching;

import java.util.List;

/** TOT: the total as stated, against lines, charges and tax added up. A cent or two is a small difference. */
final class HeaderTotal implements DocumentRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "TOT", Party.ACCOUNTS_PAYABLE, "the invoice states %s in total where lines, charges and tax are %s");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var stated = document.gross();
        var computed = document.computedGross();
        if (stated == null || computed == null) {
            return List.of();
        }
        var gap = stated.minus(computed);
        return List.of(Comparison.ofDocument(
                RULE,
                Figure.of(stated),
                Figure.of(computed),
                Gap.of(gap.isPositive() ? gap : computed.minus(stated), computed),
                tolerances.limit(RULE.key())));
    }
}
