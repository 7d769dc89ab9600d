package io.counterfoil.procurement.matching;

import java.util.Optional;

/** PRC_LOW: an invoice suspiciously cheaper than ordered, perhaps for something else than was ordered. */
final class LowPrice implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("PRC_LOW", Party.BUYER, "the invoice charges only %s where the order prices %s");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (line.variance() == null || line.variance().amount().signum() >= 0) {
            return Optional.empty();
        }
        var gap = Gap.of(line.expected().minus(line.amount()), line.expected());
        var limit = tolerances.limit(RULE.key());
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
