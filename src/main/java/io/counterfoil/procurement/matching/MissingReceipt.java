package io.counterfoil.procurement.matching;

import java.util.Optional;

/** GR: billed before anything came. Ends by itself when the receipt is recorded. */
final class MissingReceipt implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("GR", Party.RECEIVER, "%s billed, %s received so far");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (!line.needsReceipt() || line.received().cameAtAll() || line.excess().signum() <= 0) {
            return Optional.empty();
        }
        var unit = line.ordered().unit();
        return Optional.of(Comparison.of(
                RULE,
                line,
                Figure.of(line.invoiced(), unit),
                Figure.of(Fraction.ZERO, unit),
                Gap.of(line.excess(), Fraction.ZERO, line.ordered()),
                tolerances.limit(RULE.key())));
    }
}
