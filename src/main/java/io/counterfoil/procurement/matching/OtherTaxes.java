package io.counterfoil.procurement.matching;

import java.util.List;

/** TAX, by code, of a document as a whole: its rates are those agreed, and those that their categories know. */
final class OtherTaxes implements DocumentRule {
    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var consequence = tolerances.limit(TaxAmount.KEY).consequence();
        return document.otherTaxes().stream()
                .<Check>map(sentence -> new Objection(TaxAmount.KEY, consequence, Party.ACCOUNTS_PAYABLE, sentence))
                .toList();
    }
}
