package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.List;

/** PREPAY: a request before delivery, against the share agreed with the order and not requested yet. */
final class AgreedPrepayment implements DocumentRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "PREPAY", Party.BUYER, "%s requested before delivery, %s of the agreed prepayment is left");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        if (document.kind() != InvoiceKind.PREPAYMENT_REQUEST) {
            return List.of();
        }
        var left = document.background().prepaymentLeft() == null
                ? Money.zero(document.goods().currency())
                : document.background().prepaymentLeft();
        return List.of(beyond(RULE, document.goods(), left, tolerances.limit(RULE.key())));
    }

    /** What is asked beyond what is left. */
    static Comparison beyond(Comparison.Rule rule, Money asked, Money left, Limit limit) {
        var excess = asked.minus(left);
        var gap = excess.isPositive() ? excess : Money.zero(asked.currency());
        return Comparison.ofDocument(rule, Figure.of(asked), Figure.of(left), Gap.of(gap, left), limit);
    }
}
