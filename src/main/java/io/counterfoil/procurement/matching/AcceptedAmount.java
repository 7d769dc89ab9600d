package io.counterfoil.procurement.matching;

import java.util.Optional;

/**
 * AMT: of services and progress, what is billed, against what was accepted and is not yet billed; matched two-way,
 * against what was ordered.
 */
final class AcceptedAmount implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("AMT", Party.RECEIVER, "%s billed, %s accepted and not yet billed");
    private static final Comparison.Rule ORDERED =
            new Comparison.Rule("AMT", Party.BUYER, "%s billed, %s ordered and not yet billed");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var open = line.openAmount();
        if (open == null) {
            return Optional.empty();
        }
        var limit = tolerances.limit(RULE.key());
        var excess = line.amount().minus(open);
        return Optional.of(Comparison.of(
                line.needsReceipt() ? RULE : ORDERED,
                line,
                Figure.of(line.amount()),
                Figure.of(open),
                Gap.of(excess.isPositive() ? excess : excess.minus(excess), open),
                open.isPositive() ? limit : limit.toNothing()));
    }
}
