package io.counterfoil.procurement.matching;

import java.util.Optional;

/** TAX, by code: the rate charged on a line is the one agreed for it. */
final class AgreedTax implements LineRule {
    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        return Optional.ofNullable(line.otherTax())
                .map(other -> new Objection(
                        TaxAmount.KEY,
                        tolerances.limit(TaxAmount.KEY).consequence(),
                        Party.ACCOUNTS_PAYABLE,
                        "Order line " + line.ordered().number() + ": tax is charged at " + other + "."));
    }
}
