package io.counterfoil.procurement.matching;

import java.util.List;

/** One named rule about an invoice beside its lines. A new key is one more of these and one row in the tolerance set. */
interface DocumentRule {
    /** What the rule found; empty if it does not apply. */
    List<Check> checks(DocumentFigures document, ToleranceSet tolerances);
}
