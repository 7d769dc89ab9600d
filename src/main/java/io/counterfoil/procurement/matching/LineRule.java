package io.counterfoil.procurement.matching;

import java.util.Optional;

/** One named rule about one billed order line. A new key is one more of these and one row in the tolerance set. */
interface LineRule {
    /** What the rule found; empty if it does not apply to this line. */
    Optional<Check> check(LineFigures line, ToleranceSet tolerances);
}
