package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PREPAY: a request before delivery with all it charges, against the share agreed with the order and not requested yet. */
final class AgreedPrepayment implements DocumentRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "PREPAY", Party.BUYER, "%s requested before delivery, %s of the agreed prepayment is left");

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        if (document.kind() != InvoiceKind.PREPAYMENT_REQUEST) {
            return List.of();
        }
        var asked =
                document.charges() == null ? document.goods() : document.goods().plus(document.charges());
        return beyond(RULE, asked, document.background().prepaymentLeft(), tolerances.limit(RULE.key()));
    }

    /**
     * What is asked beyond what is left.
     *
     * @param left null if there is nothing; an amount in another currency is compared by nobody
     */
    static List<Check> beyond(Comparison.Rule rule, Money asked, @Nullable Money left, Limit limit) {
        var most = left == null ? Money.zero(asked.currency()) : left;
        if (!most.currency().equals(asked.currency())) {
            return List.of();
        }
        var excess = asked.minus(most);
        var gap = excess.isPositive() ? excess : Money.zero(asked.currency());
        return List.of(Comparison.ofDocument(rule, Figure.of(asked), Figure.of(most), Gap.of(gap, most), limit));
    }
}
