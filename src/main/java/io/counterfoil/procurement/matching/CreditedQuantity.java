package io.counterfoil.procurement.matching;

import java.util.Optional;

/** CRED: a credit note takes back no more than was billed. */
final class CreditedQuantity implements LineRule {
    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var billed = line.before();
        var tooMany = line.invoiced().compareTo(billed.quantity()) > 0;
        var tooMuch = line.amount().currency().equals(billed.amount().currency())
                && line.amount().minus(billed.amount()).isPositive();
        if (!tooMany && !tooMuch) {
            return Optional.empty();
        }
        var unit = line.ordered().unit();
        return Optional.of(new Objection(
                "CRED",
                Outcome.HOLD,
                Party.ACCOUNTS_PAYABLE,
                "Order line %d: credits %s for %s, but only %s for %s were billed."
                        .formatted(
                                line.ordered().number(),
                                Figure.of(line.invoiced(), unit),
                                Figure.of(line.amount()),
                                Figure.of(billed.quantity(), unit),
                                Figure.of(billed.amount()))));
    }
}
