package io.counterfoil.procurement.matching;

import java.util.Optional;

/** ORD: all that was billed to date, against what was ordered plus the over-delivery agreed on the order line. */
final class OrderedQuantity implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("ORD", Party.BUYER, "%s billed to date, %s ordered including agreed over-delivery");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var most = line.ordered().billableQuantity();
        var toDate = line.billedToDate();
        var unit = line.ordered().unit();
        return Optional.of(Comparison.of(
                RULE,
                line,
                Figure.of(toDate, unit),
                Figure.of(most, unit),
                Gap.of(toDate.minus(most).orNothing(), most, line.ordered()),
                tolerances.limit(RULE.key())));
    }
}
