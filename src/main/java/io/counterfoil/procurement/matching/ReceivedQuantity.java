package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.Optional;

/** QTY: what this invoice bills, against what came and is not yet billed. Before anything came, {@link MissingReceipt}. */
final class ReceivedQuantity implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("QTY", Party.RECEIVER, "%s billed, %s delivered and not yet billed");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (!line.ordered().policy().way().needsReceipt() || !line.received().cameAtAll()) {
            return Optional.empty();
        }
        var gap = Gap.of(line.excess().max(BigDecimal.ZERO), line.open(), line.ordered());
        var limit = tolerances.limit(RULE.key());
        var applied = line.open().signum() <= 0 ? limit.toNothing() : limit;
        var unit = line.ordered().unit();
        return Optional.of(new Comparison(
                RULE,
                line.ordered().number(),
                Figure.of(line.invoiced(), unit),
                Figure.of(line.open(), unit),
                gap,
                applied,
                applied.judge(gap)));
    }
}
