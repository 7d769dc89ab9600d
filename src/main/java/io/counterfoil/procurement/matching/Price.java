package io.counterfoil.procurement.matching;

import java.util.Optional;

/** PRC: what this invoice charges, against the order's price for the same quantity. */
final class Price implements LineRule {
    static final String KEY = "PRC";
    private static final Comparison.Rule RULE =
            new Comparison.Rule(KEY, Party.BUYER, "the invoice charges %s where the order prices %s");
    private static final Comparison.Rule CREDIT =
            new Comparison.Rule(KEY, Party.BUYER, "the credit note gives back %s where the order prices %s");
    private static final Comparison.Rule DEBIT =
            new Comparison.Rule(KEY, Party.BUYER, "with this debit %s are charged where the order prices %s");

    @Override
    public Optional<Check> check(LineFigures line, ToleranceSet tolerances) {
        var variance = line.variance();
        if (variance == null) {
            return Optional.empty();
        }
        var rule = switch (line.kind()) {
            case CREDIT_NOTE, VALUE_CREDIT -> CREDIT;
            case SUBSEQUENT_DEBIT -> DEBIT;
            default -> RULE;
        };
        return Optional.of(Comparison.of(
                rule,
                line,
                Figure.of(line.charged()),
                Figure.of(line.expected()),
                Gap.of(variance, line.expected()),
                line.priceLimit(KEY, tolerances)));
    }
}
