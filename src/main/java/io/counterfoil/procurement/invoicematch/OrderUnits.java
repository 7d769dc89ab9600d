package io.counterfoil.procurement.invoicematch;

import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoiceLine;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.LineMatch;
import io.counterfoil.procurement.matching.MatchResult;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What billed units are in the units that were ordered, as a match found it. Kept with the invoice's lines, so that
 * everything after the match counts in one unit and nobody converts again.
 */
final class OrderUnits {
    private OrderUnits() {}

    /** The lines whose factor is not the one they have, as JSON rows of {@code line}, {@code numerator}, {@code denominator}. */
    static String changed(SupplierInvoice invoice, MatchResult result) {
        var units = units(result);
        return invoice.lines().stream()
                .filter(line ->
                        !units.getOrDefault(line.lineNumber(), Fraction.ONE).equals(known(line)))
                .map(line -> row(line.lineNumber(), units.getOrDefault(line.lineNumber(), Fraction.ONE)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Map<Integer, Fraction> units(MatchResult result) {
        var units = new HashMap<Integer, Fraction>();
        for (LineMatch line : result.lines()) {
            var figures = line.figures();
            for (var i = 0; i < figures.units().size(); i++) {
                units.put(figures.invoiceLines().get(i), figures.units().get(i));
            }
        }
        return units;
    }

    private static Fraction known(SupplierInvoiceLine line) {
        return new Fraction(line.unitNumerator(), line.unitDenominator());
    }

    private static String row(int line, Fraction unit) {
        return "{\"line\":" + line + ",\"numerator\":" + unit.numerator().toPlainString() + ",\"denominator\":"
                + unit.denominator().toPlainString() + "}";
    }
}
