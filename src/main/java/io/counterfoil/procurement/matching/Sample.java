package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.List;

/** SAMPLE: a share of all invoices is looked at by a person, drawn so that no supplier can foresee it. */
final class Sample implements DocumentRule {
    private static final String KEY = "SAMPLE";

    @Override
    public List<Check> checks(DocumentFigures document, ToleranceSet tolerances) {
        var draw = document.background().sampleDraw();
        var limit = tolerances.limits().get(KEY); // a set without a rate takes no samples
        if (draw == null || limit == null || limit.percent() == null) {
            return List.of();
        }
        var drawn = BigDecimal.valueOf(draw).compareTo(limit.percent().movePointRight(2)) < 0;
        return drawn
                ? List.of(new Objection(
                        KEY,
                        limit.consequence(),
                        Party.ACCOUNTS_PAYABLE,
                        "Drawn as a sample: a person looks at some invoices whatever they say."))
                : List.of();
    }
}
