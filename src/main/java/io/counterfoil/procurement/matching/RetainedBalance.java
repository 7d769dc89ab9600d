package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.List;

/** RET: a release of retention, against what was kept back and not released yet. */
final class RetainedBalance implements DocumentRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "RET", Party.BUYER, "%s asked of the retention, %s was kept back and is not released yet");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        if (document.kind() != InvoiceKind.RETENTION_RELEASE) {
            return List.of();
        }
        var left = document.background().retentionLeft() == null
                ? Money.zero(document.goods().currency())
                : document.background().retentionLeft();
        return List.of(AgreedPrepayment.beyond(RULE, document.goods(), left, tolerances.limit(RULE.key())));
    }
}
