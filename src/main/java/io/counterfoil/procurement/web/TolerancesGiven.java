package io.counterfoil.procurement.web;

import static java.util.stream.Collectors.toMap;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tolerance set by name and version, or with limits of its own.
 *
 * @param version of a stored set; not with {@code limits}
 * @param pays how much of a held invoice is paid; nothing if left out. Not with {@code version}
 * @param limits by key; a key left out allows nothing
 */
record TolerancesGiven(
        @NotNull String name,
        @Nullable Integer version,
        ToleranceSet.@Nullable Payment pays,
        @Nullable @Valid Map<String, LimitGiven> limits) {

    record LimitGiven(
            @Nullable BigDecimal absolute,
            @Nullable String currency,
            @Nullable BigDecimal percent,
            Limit.@Nullable Operator operator,
            @Nullable Outcome consequence) {

        Limit limit(String source) {
            return new Limit(
                    absolute,
                    currency,
                    percent,
                    Optional.ofNullable(operator).orElse(Limit.Operator.ALL),
                    Optional.ofNullable(consequence).orElse(Outcome.HOLD),
                    source);
        }
    }

    /**
     * Whether it is a stored set or one with limits.
     *
     * @param keys those that there are limits for
     */
    void check(InputCheck check, Set<String> keys) {
        check.that((version == null) != (limits == null), "toleranceSet", "must have either a version or limits")
                .that(version == null || pays == null, "toleranceSet.pays", "is said by the stored version");
        Optional.ofNullable(limits).orElse(Map.of()).forEach((key, limit) -> {
            var path = "toleranceSet.limits." + key;
            check.that(keys.contains(key), path, "is not known; known are " + String.join(", ", keys))
                    .that(
                            limit.currency == null || Money.isCurrency(limit.currency),
                            path + ".currency",
                            "must be an ISO 4217 currency code such as EUR but is '" + limit.currency + "'");
        });
    }

    /** @throws IllegalArgumentException for limits that are negative or no limits */
    ToleranceSet set() {
        return new ToleranceSet(
                name,
                1,
                MatchPolicy.Way.THREE_WAY,
                MatchPolicy.Basis.ORDER,
                Optional.ofNullable(pays).orElse(ToleranceSet.Payment.WHOLE),
                Optional.ofNullable(limits).orElse(Map.of()).entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey, limit -> limit.getValue().limit(name + " of the request"))));
    }
}
