package io.counterfoil.procurement.matching;

import io.counterfoil.procurement.matching.DocumentFigures.TaxFigures;
import java.math.BigDecimal;
import java.util.List;

/**
 * TAX_RATE: each rate by itself, however little is charged at it, and all tax against all that is taxed, because the rates
 * are the sender's own word too.
 */
final class TaxRate implements DocumentRule {
    private static final Comparison.Rule ALL =
            new Comparison.Rule("TAX_RATE", Party.ACCOUNTS_PAYABLE, "the tax of %s on %s is more than any rate gives");
    private static final Comparison.Rule ONE = new Comparison.Rule(
            ALL.key(), Party.ACCOUNTS_PAYABLE, "the rate of %s charged on %s is more than any rate is");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var limit = tolerances.limit(ALL.key());
        var rates = document.taxes().stream()
                .filter(tax -> !limit.allows(atItsRate(tax)))
                .<Check>map(tax -> Comparison.ofDocument(
                        ONE, Figure.percent(tax.percent()), Figure.of(tax.base()), atItsRate(tax), limit))
                .toList();
        return rates.isEmpty() ? ofAll(document, limit) : rates;
    }

    private static List<Check> ofAll(DocumentFigures document, Limit limit) {
        var net =
                document.charges() == null ? document.goods() : document.goods().plus(document.charges());
        var gap = Gap.of(document.tax(), net);
        return document.taxes().isEmpty() || limit.allows(gap)
                ? List.of() // the tax itself is no difference
                : List.of(Comparison.ofDocument(ALL, Figure.of(document.tax()), Figure.of(net), gap, limit));
    }

    /** Exact: of a few cents, a tax rounded to the cent may be a higher share than its rate. */
    private static Gap atItsRate(TaxFigures tax) {
        var base = Fraction.of(tax.base().amount());
        var share = new Fraction(tax.percent(), BigDecimal.valueOf(100));
        return new Gap(base.times(share), base, tax.base().currency(), null);
    }
}
