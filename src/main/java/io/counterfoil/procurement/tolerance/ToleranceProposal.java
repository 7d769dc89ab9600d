package io.counterfoil.procurement.tolerance;

import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.ToleranceSet;
import java.util.List;

/** A draft that says everything and passed its checks: ready to be kept as the next version of its set. */
record ToleranceProposal(
        String name,
        ToleranceScope scope,
        String appliesTo,
        MatchPolicy.Way way,
        MatchPolicy.Basis basis,
        ToleranceSet.Payment pays,
        String description,
        String reason,
        List<ToleranceLimit> limits) {}
