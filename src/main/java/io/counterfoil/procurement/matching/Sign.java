package io.counterfoil.procurement.matching;

import java.util.Optional;

/** SIGN: an invoice charges for goods; nothing, or less than nothing, belongs on a credit note. */
final class Sign implements LineRule {
    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        if (line.invoiced().signum() > 0 && line.amount().amount().signum() >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Objection(
                "SIGN",
                Outcome.PARK,
                Party.ACCOUNTS_PAYABLE,
                "Order line %d: %s for %s is no charge for goods; ask for a credit note instead."
                        .formatted(
                                line.ordered().number(),
                                Figure.of(line.amount()),
                                Figure.of(line.invoiced(), line.ordered().unit()))));
    }
}
