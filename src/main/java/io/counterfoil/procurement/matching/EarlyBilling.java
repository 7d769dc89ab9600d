package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** DATE: value times days before the agreed delivery, because paying early is lending. */
final class EarlyBilling implements LineRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "DATE", Party.BUYER, "%s billed %s before the agreed delivery; value times days is compared");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (line.daysEarly() == 0) {
            return Optional.empty();
        }
        var days = BigDecimal.valueOf(line.daysEarly());
        var weighed = line.amount().times(days);
        var gap = Gap.of(weighed, Money.zero(weighed.currency()));
        var limit = tolerances.limit(RULE.key());
        return limit.allows(gap)
                ? Optional.empty() // early within the limit is no variance that anybody would post
                : Optional.of(
                        Comparison.of(RULE, line, Figure.of(line.amount()), new Figure(days, Gap.DAYS), gap, limit));
    }
}
