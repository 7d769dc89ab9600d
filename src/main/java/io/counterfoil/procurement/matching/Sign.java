package io.counterfoil.procurement.matching;

import java.util.Optional;

/** SIGN: an invoice charges for goods; nothing, or less than nothing, belongs on a credit note. */
final class Sign implements LineRule {
    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var credited = line.credited();
        var quantity = credited == null ? line.invoiced() : line.invoiced().plus(credited.quantity());
        var amount = credited == null ? line.amount() : line.amount().plus(credited.amount());
        if (amount.amount().signum() >= 0
                && (line.kind().countsGoods() ? quantity.signum() > 0 : amount.isPositive())) {
            return Optional.empty();
        }
        return Optional.of(new Objection(
                "SIGN",
                Outcome.PARK,
                Party.ACCOUNTS_PAYABLE,
                "Order line %d: %s for %s is no charge for goods; ask for a credit note instead."
                        .formatted(
                                line.ordered().number(),
                                Figure.of(amount),
                                Figure.of(quantity, line.ordered().unit()))));
    }
}
