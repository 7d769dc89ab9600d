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
        return Optional.of(Comparison.of(
                RULE,
                line,
                Figure.of(line.amount()),
                Figure.of(line.expected()),
                Gap.of(line.expected().minus(line.amount()), line.expected()),
                tolerances.limit(RULE.key())));
    }
}
