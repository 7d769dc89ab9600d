package io.counterfoil.procurement.tolerance;

import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.ToleranceSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tolerance set as somebody proposes it.
 *
 * @param name of the set whose next version this is, or of a new set
 * @param basedOn name of a set in force whose terms and limits count where this draft says nothing; null: it says all
 * @param appliesTo number of the supplier or name of the category; {@code *} for the company
 * @param reason read by the person who approves
 */
public record ToleranceDraft(
        String name,
        @Nullable String basedOn,
        @Nullable ToleranceScope scope,
        @Nullable String appliesTo,
        MatchPolicy.@Nullable Way way,
        MatchPolicy.@Nullable Basis basis,
        ToleranceSet.@Nullable Payment pays,
        @Nullable String description,
        String reason,
        List<ToleranceLimit> limits) {
    public ToleranceDraft {
        limits = List.copyOf(limits);
    }

    /** A draft that says nothing about the terms beside its limits. */
    public static ToleranceDraft ofLimits(
            String name,
            @Nullable String basedOn,
            @Nullable ToleranceScope scope,
            @Nullable String appliesTo,
            String reason,
            List<ToleranceLimit> limits) {
        return new ToleranceDraft(name, basedOn, scope, appliesTo, null, null, null, null, reason, limits);
    }
}
