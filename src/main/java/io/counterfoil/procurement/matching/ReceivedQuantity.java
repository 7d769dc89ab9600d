package io.counterfoil.procurement.matching;

import java.util.Optional;

/** QTY: what this invoice bills, against what came and is not yet billed. Before anything came, {@link MissingReceipt}. */
final class ReceivedQuantity implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("QTY", Party.RECEIVER, "%s billed, %s delivered and not yet billed");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (!line.needsReceipt() || !line.received().cameAtAll()) {
            return Optional.empty();
        }
        var limit = tolerances.limit(RULE.key());
        var unit = line.ordered().unit();
        return Optional.of(Comparison.of(
                RULE,
                line,
                Figure.of(line.invoiced(), unit),
                Figure.of(line.open(), unit),
                Gap.of(line.excess().orNothing(), line.open(), line.ordered()),
                line.open().signum() <= 0 ? limit.toNothing() : limit));
    }
}
