package io.counterfoil.procurement.matching;

import java.util.Optional;

/** NONE: nothing is compared for an exempt line, so a person approves it; unmatched is never touchless. */
final class Exemption implements LineRule {
    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        return Optional.of(new Objection(
                "NONE",
                Outcome.HOLD,
                Party.ACCOUNTS_PAYABLE,
                "Order line %d: exempt from matching (%s), so a person must approve the %s."
                        .formatted(
                                line.ordered().number(), line.ordered().policy().source(), Figure.of(line.amount()))));
    }
}
