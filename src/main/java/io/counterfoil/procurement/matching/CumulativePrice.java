package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.Optional;

/**
 * CUM: what all invoices of the order line charge, against the order's price for all they bill, so that many small
 * variances do not add up unseen. Silent where PRC has spoken already, or would say the same.
 */
final class CumulativePrice implements LineRule {
    static final String KEY = "CUM";
    private static final Comparison.Rule RULE =
            new Comparison.Rule(KEY, Party.BUYER, "all invoices to date charge %s where the order prices %s");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var variance = line.variance();
        if (variance == null || line.before().quantity().signum() == 0 || priceIsBeyond(line, variance, tolerances)) {
            return Optional.empty();
        }
        var charged = line.before().amount().plus(line.amount());
        var expected = line.before().expected().plus(line.expected());
        var gap = Gap.of(charged.minus(expected), expected);
        var limit = line.priceLimit(RULE.key(), tolerances);
        if (variance.isZero() && limit.allows(gap)) {
            return Optional.empty(); // an exact invoice stays touchless after earlier variances
        }
        return Optional.of(Comparison.of(RULE, line, Figure.of(charged), Figure.of(expected), gap, limit));
    }

    private static boolean priceIsBeyond(LineFigures line, Money variance, ToleranceSet tolerances) {
        return !line.priceLimit(Price.KEY, tolerances).allows(Gap.of(variance, line.expected()));
    }
}
