package io.counterfoil.procurement.matching;

import java.util.List;

/** TAX_RATE: all tax against all that is taxed, because the rates are the sender's own word too. */
final class TaxRate implements DocumentRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("TAX_RATE", Party.ACCOUNTS_PAYABLE, "the tax of %s on %s is more than any rate gives");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var limit = tolerances.limit(RULE.key());
        var net =
                document.charges() == null ? document.goods() : document.goods().plus(document.charges());
        var gap = Gap.of(document.tax(), net);
        return document.taxes().isEmpty() || limit.allows(gap)
                ? List.of() // the tax itself is no difference
                : List.of(Comparison.ofDocument(RULE, Figure.of(document.tax()), Figure.of(net), gap, limit));
    }
}
