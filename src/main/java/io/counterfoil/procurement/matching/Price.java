package io.counterfoil.procurement.matching;

import java.util.Optional;

/** PRC: what this invoice charges, against the order's price for the same quantity. */
final class Price implements LineRule {
    static final String KEY = "PRC";
    private static final Comparison.Rule RULE =
            new Comparison.Rule(KEY, Party.BUYER, "the invoice charges %s where the order prices %s");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (line.variance() == null) {
            return Optional.empty();
        }
        var gap = Gap.of(line.variance(), line.expected());
        var limit = line.priceLimit(KEY, tolerances);
        return Optional.of(new Comparison(
                RULE,
                line.ordered().number(),
                Figure.of(line.amount()),
                Figure.of(line.expected()),
                gap,
                limit,
                limit.judge(gap)));
    }
}
