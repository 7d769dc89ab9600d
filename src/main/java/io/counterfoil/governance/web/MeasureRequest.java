package io.counterfoil.governance.web;

import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measure as somebody says it is.
 *
 * @param measure its key, for a new one only; left out, the next number is taken
 * @param version that the caller has seen, for a change only
 * @param reason why it changes; needed from D1 on
 */
record MeasureRequest(
        @Nullable String measure,
        @Nullable Integer version,
        @Nullable String reason,
        @NotNull String name,
        @Nullable String description,
        @NotNull String parentPackage,
        @NotNull String owner,
        @Nullable String sponsor,
        @Nullable String controller,
        @Nullable String legalEntity,
        @Nullable String businessUnit,
        @Nullable String businessFunction,
        @Nullable String committee,
        @Nullable EffectType effect,
        @Nullable String plLine,
        @NotNull String currency,
        @Nullable String costObject,
        @Nullable BigDecimal referenceValue,
        @Nullable String referenceSource,
        @Nullable BigDecimal target,
        @Nullable String businessCase,
        @Nullable String resources,
        @Nullable Boolean oneOffStated,
        @Nullable Integer depreciationYears) {

    /** Minus one, which no measure is at, if the caller names none. */
    int seenVersion() {
        return version == null ? -1 : version;
    }

    MeasureProfile profile() {
        return new MeasureProfile(
                name.strip(),
                text(description),
                parentPackage,
                owner,
                sponsor,
                controller,
                legalEntity,
                text(businessUnit),
                text(businessFunction),
                committee,
                effect,
                text(plLine),
                currency,
                text(costObject),
                referenceValue,
                text(referenceSource),
                target,
                text(businessCase),
                text(resources),
                Boolean.TRUE.equals(oneOffStated),
                depreciationYears);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
