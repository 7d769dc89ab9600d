package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.Optional;

/** ORD: all that was billed to date, against what was ordered plus the over-delivery agreed on the order line. */
final class OrderedQuantity implements LineRule {
    private static final Comparison.Rule RULE =
            new Comparison.Rule("ORD", Party.BUYER, "%s billed to date, %s ordered including agreed over-delivery");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var most = line.ordered().billableQuantity();
        var gap = Gap.of(line.billedToDate().subtract(most).max(BigDecimal.ZERO), most, line.ordered());
        var limit = tolerances.limit(RULE.key());
        var unit = line.ordered().unit();
        return Optional.of(new Comparison(
                RULE,
                line.ordered().number(),
                Figure.of(line.billedToDate(), unit),
                Figure.of(most, unit),
                gap,
                limit,
                limit.judge(gap)));
    }
}
