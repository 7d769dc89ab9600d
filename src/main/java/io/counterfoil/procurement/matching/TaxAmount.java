package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TAX: what an invoice charges as tax, against what each of its rates gives on what we reckon is charged at it; and
 * whether its own table of bases and taxes says the same. Too little is as wrong as too much.
 */
final class TaxAmount implements DocumentRule {
    static final String KEY = "TAX";
    private static final Comparison.Rule RULE =
            new Comparison.Rule(KEY, Party.ACCOUNTS_PAYABLE, "the invoice charges %s tax where its rate gives %s");

    private static final Comparison.Rule SUM = new Comparison.Rule(
            KEY, Party.ACCOUNTS_PAYABLE, "the invoice states %s tax in total where the taxes of its rates are %s");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var limit = tolerances.limit(KEY);
        var checks = new ArrayList<Check>();
        for (var tax : document.taxes()) {
            checks.add(compared(RULE, tax.charged(), tax.due(), limit));
        }
        document.taxes().forEach(tax -> base(tax, limit).ifPresent(checks::add));
        if (document.statedTax() != null && !document.tax().sameAs(document.statedTax())) {
            checks.add(compared(SUM, document.statedTax(), document.tax(), limit));
        }
        return checks;
    }

    /** The table's own base is said where it differs only: what fits needs no second line. */
    private static Optional<Check> base(DocumentFigures.TaxFigures tax, Limit limit) {
        var stated = tax.statedBase();
        return stated == null || stated.sameAs(tax.base())
                ? Optional.empty()
                : Optional.of(compared(baseAt(tax.percent()), stated, tax.base(), limit));
    }

    private static Comparison.Rule baseAt(BigDecimal percent) {
        return new Comparison.Rule(
                KEY,
                Party.ACCOUNTS_PAYABLE,
                "the invoice states %s as taxed at " + percent.toPlainString()
                        + " %% where its lines and charges at this rate are %s");
    }

    private static Check compared(Comparison.Rule rule, Money stated, Money ours, Limit limit) {
        return Comparison.ofDocument(
                rule, Figure.of(stated), Figure.of(ours), Gap.of(distance(stated, ours), ours), limit);
    }

    private static Money distance(Money charged, Money due) {
        var gap = charged.minus(due);
        return gap.isPositive() ? gap : due.minus(charged);
    }
}
