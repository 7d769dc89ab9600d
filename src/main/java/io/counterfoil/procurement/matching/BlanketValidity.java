package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.Optional;

/** BLKDATE: the day of the service, against the days a blanket order covers. */
final class BlanketValidity implements LineRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "BLKDATE", Party.BUYER, "the service lies %s outside the validity of the blanket order, %s are allowed");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (line.daysOutside() == 0) {
            return Optional.empty();
        }
        var days = BigDecimal.valueOf(line.daysOutside());
        var limit = tolerances.limit(RULE.key());
        return Optional.of(Comparison.of(
                RULE,
                line,
                new Figure(days, Gap.DAYS),
                new Figure(BigDecimal.ZERO, Gap.DAYS),
                Gap.ofDays(days),
                limit));
    }
}
