package io.counterfoil.procurement.matching;

import java.util.Optional;

/** BLK: all that was billed of a blanket order, against its limit. */
final class BlanketLimit implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("BLK", Party.BUYER, "%s billed to date, %s is the limit of the blanket order");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (line.openAmount() == null) {
            return Optional.empty();
        }
        var toDate = line.before().amount().plus(line.amount());
        var most = line.ordered().worth();
        var excess = toDate.minus(most);
        return Optional.of(Comparison.of(
                RULE,
                line,
                Figure.of(toDate),
                Figure.of(most),
                Gap.of(excess.isPositive() ? excess : excess.minus(excess), most),
                tolerances.limit(RULE.key())));
    }
}
