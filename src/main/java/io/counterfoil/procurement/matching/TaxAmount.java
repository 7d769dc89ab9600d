package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.List;

/** TAX: what an invoice charges as tax, against what each of its rates gives. Too little is as wrong as too much. */
final class TaxAmount implements DocumentRule {
    static final String KEY = "TAX";
    private static final Comparison.Rule RULE =
            new Comparison.Rule(KEY, Party.ACCOUNTS_PAYABLE, "the invoice charges %s tax where its rate gives %s");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        return document.taxes().stream()
                .<Check>map(tax -> Comparison.ofDocument(
                        RULE,
                        Figure.of(tax.charged()),
                        Figure.of(tax.due()),
                        Gap.of(distance(tax.charged(), tax.due()), tax.due()),
                        tolerances.limit(KEY)))
                .toList();
    }

    private static Money distance(Money charged, Money due) {
        var gap = charged.minus(due);
        return gap.isPositive() ? gap : due.minus(charged);
    }
}
