package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * RET: a release of retention, against what was kept back and not released yet; allowances lower what is asked. Charges
 * beside it were never kept back and no order plans them, so that any of them is unplanned freight beyond its limit.
 */
final class RetainedBalance implements DocumentRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "RET", Party.BUYER, "%s asked of the retention, %s was kept back and is not released yet");
    private static final Comparison.Rule CHARGES = new Comparison.Rule(
            UnplannedFreight.KEY, Party.BUYER, "%s charged beside a release of retention, where %s is agreed");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        if (document.kind() != InvoiceKind.RETENTION_RELEASE) {
            return List.of();
        }
        var nothing = Money.zero(document.goods().currency());
        var charges = document.charges() == null ? nothing : document.charges();
        var asked = charges.isPositive() ? document.goods() : document.goods().plus(charges);
        var checks = new ArrayList<>(AgreedPrepayment.beyond(
                RULE, asked, document.background().retentionLeft(), tolerances.limit(RULE.key())));
        if (charges.isPositive()) {
            checks.add(Comparison.ofDocument(
                    CHARGES,
                    Figure.of(charges),
                    Figure.of(nothing),
                    Gap.of(charges, nothing),
                    tolerances.limit(CHARGES.key()).toNothing()));
        }
        return checks;
    }
}
