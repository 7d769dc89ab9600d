package io.counterfoil.procurement.matching;

import java.util.Optional;

/**
 * OPU: of catch weight, what is billed in the unit the price counts in, against what the received pieces weighed. Both
 * ways count: too light is as strange as too heavy, though only too heavy costs.
 */
final class OrderUnitRatio implements LineRule {
    private static final Comparison.Rule RULE = new Comparison.Rule(
            "OPU", Party.RECEIVER, "%s billed by the price's unit where the received goods come to %s");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var weight = line.weight();
        if (weight == null || line.needsReceipt() && !line.received().cameAtAll()) {
            return Optional.empty();
        }
        var price = line.ordered().price();
        var currency = price.amount().currency();
        return Optional.of(Comparison.of(
                RULE,
                line,
                Figure.of(price.of(weight.billed())),
                Figure.of(price.of(weight.due())),
                new Gap(
                        price.exactly(weight.billed().minus(weight.due())),
                        price.exactly(weight.due()),
                        currency,
                        null),
                tolerances.limit(RULE.key())));
    }
}
