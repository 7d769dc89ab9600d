package io.counterfoil.procurement.web;

import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.tolerance.ToleranceDraft;
import io.counterfoil.procurement.tolerance.ToleranceLimit;
import io.counterfoil.procurement.tolerance.ToleranceScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed version of a tolerance set.
 *
 * @param basedOn name of the set in force that is copied; what is left out below stays as it is there
 * @param limits those that change, or every key if nothing is copied
 */
record ToleranceSetRequest(
        @NotNull String name,
        @Nullable String basedOn,
        @Nullable ToleranceScope scope,
        @Nullable String appliesTo,
        MatchPolicy.@Nullable Way way,
        MatchPolicy.@Nullable Basis basis,
        ToleranceSet.@Nullable Payment pays,
        @Nullable String description,
        @NotNull String reason,
        @Nullable @Valid @Size(max = 100) List<ToleranceSetRequest.@NotNull Entry> limits) {

    /** @param percent 2.0 means two percent */
    record Entry(
            @NotNull String key,
            @Nullable BigDecimal absolute,
            @Nullable String currency,
            @Nullable BigDecimal percent,
            Limit.@Nullable Operator operator,
            @Nullable Outcome consequence) {
        ToleranceLimit limit() {
            return new ToleranceLimit(key, absolute, currency, percent, operator, consequence);
        }
    }

    ToleranceDraft draft() {
        return new ToleranceDraft(
                name,
                basedOn,
                scope,
                appliesTo,
                way,
                basis,
                pays,
                description,
                reason,
                limits == null ? List.of() : limits.stream().map(Entry::limit).toList());
    }
}
