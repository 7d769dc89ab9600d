package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.procurement.tolerance.ToleranceComparison;
import io.counterfoil.procurement.tolerance.ToleranceComparison.Change;
import io.counterfoil.procurement.tolerance.ToleranceLimit;
import io.counterfoil.procurement.tolerance.ToleranceVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a tolerance set.
 *
 * @param comparedWith the version before it for the same scope, or else the company's; absent in lists
 * @param changes against {@code comparedWith}; absent in lists
 */
record ToleranceSetResponse(
        String businessKey,
        String name,
        int version,
        String state,
        String scope,
        String appliesTo,
        String way,
        String basis,
        String pays,
        String description,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Instant inForceAt,
        @Nullable Instant replacedAt,
        List<Entry> limits,
        @Nullable String comparedWith,
        @Nullable List<Change> changes,
        @JsonProperty("_links") Links links) {

    /** @param words the limit as people read it */
    record Entry(
            String key,
            @Nullable BigDecimal absolute,
            @Nullable String currency,
            @Nullable BigDecimal percent,
            String operator,
            String consequence,
            String words) {
        static Entry of(ToleranceLimit limit) {
            return new Entry(
                    limit.key(),
                    limit.absolute(),
                    limit.currency(),
                    limit.percent(),
                    String.valueOf(limit.operator()),
                    String.valueOf(limit.consequence()),
                    limit.words());
        }
    }

    static ToleranceSetResponse of(ToleranceVersion set, @Nullable ToleranceComparison comparison) {
        return new ToleranceSetResponse(
                set.businessKey(),
                set.name(),
                set.version(),
                set.status().name(),
                set.scope().name(),
                set.appliesTo(),
                set.way().name(),
                set.basis().name(),
                set.pays().name(),
                set.description(),
                set.reason(),
                set.proposedBy(),
                set.proposedAt(),
                set.decidedBy(),
                set.decidedAt(),
                set.decisionReason().isEmpty() ? null : set.decisionReason(),
                set.inForceAt(),
                set.replacedAt(),
                set.limits().stream().map(Entry::of).toList(),
                comparison == null ? null : comparison.with().orElse(null),
                comparison == null ? null : comparison.changes(),
                Links.self(addressOf(set))
                        .and("whatIf", addressOf(set) + "/what-if")
                        .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(set.businessKey()))
                        .and("page", "/tolerances/" + set.name() + "/" + set.version()));
    }

    static String addressOf(ToleranceVersion set) {
        return ToleranceSetController.PATH + "/" + set.name() + "/" + set.version();
    }
}
