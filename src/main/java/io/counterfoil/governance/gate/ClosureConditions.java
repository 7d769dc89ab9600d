package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import java.util.List;

/** What the closure of a measure asks for; answered by those who know plans, actuals and controllers. */
public interface ClosureConditions {
    /** What must be there before a controller can be asked, in words; empty if nothing is missing. */
    List<String> missing(Measure measure);
}
