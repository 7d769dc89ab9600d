package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.Optional;

/** GR: billed before anything came. Ends by itself when the receipt is recorded. */
final class MissingReceipt implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("GR", Party.RECEIVER, "%s billed, %s received so far");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (!line.ordered().policy().way().needsReceipt()
                || line.received().cameAtAll()
                || line.excess().signum() <= 0) {
            return Optional.empty();
        }
        var gap = Gap.of(line.excess(), BigDecimal.ZERO, line.ordered());
        var limit = tolerances.limit(RULE.key());
        var unit = line.ordered().unit();
        return Optional.of(new Comparison(
                RULE,
                line.ordered().number(),
                Figure.of(line.invoiced(), unit),
                Figure.of(BigDecimal.ZERO, unit),
                gap,
                limit,
                limit.judge(gap)));
    }
}
