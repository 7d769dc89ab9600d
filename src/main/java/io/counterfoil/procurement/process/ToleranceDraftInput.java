package io.counterfoil.procurement.process;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.tolerance.ToleranceDraft;
import io.counterfoil.procurement.tolerance.ToleranceLimit;
import io.counterfoil.procurement.tolerance.ToleranceScope;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.JsonVariable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** The fields of the form "Propose tolerance change", and of the engine's start call. */
final class ToleranceDraftInput {
    private static final List<String> FIELDS =
            List.of("name", "basedOn", "scope", "appliesTo", "way", "basis", "pays", "description", "reason", "limits");

    /** A row of the form; an empty one is no limit. */
    record Row(
            @Nullable String key,
            @Nullable BigDecimal absolute,
            @Nullable String currency,
            @Nullable BigDecimal percent,
            @Nullable String operator,
            @Nullable String consequence) {

        boolean isEmpty() {
            return isBlank(key) && absolute == null && percent == null;
        }

        ToleranceLimit limit() {
            return new ToleranceLimit(
                    key == null ? "" : key,
                    absolute,
                    isBlank(currency) ? null : currency,
                    percent,
                    choice(Limit.Operator.class, "limits.operator", operator),
                    choice(Outcome.class, "limits.consequence", consequence));
        }
    }

    private ToleranceDraftInput() {}

    static ToleranceDraft read(VariableScope scope, JsonVariable json) {
        return new ToleranceDraft(
                FormInput.text(scope, "name"),
                said(scope, "basedOn"),
                choice(ToleranceScope.class, "scope", said(scope, "scope")),
                said(scope, "appliesTo"),
                choice(MatchPolicy.Way.class, "way", said(scope, "way")),
                choice(MatchPolicy.Basis.class, "basis", said(scope, "basis")),
                choice(ToleranceSet.Payment.class, "pays", said(scope, "pays")),
                said(scope, "description"),
                FormInput.text(scope, "reason"),
                json.list(scope, "limits", Row.class).stream()
                        .filter(row -> !row.isEmpty())
                        .map(Row::limit)
                        .toList());
    }

    /** What was entered is now a version of a set; the process keeps no second copy of it. */
    static void forget(VariableScope scope) {
        scope.removeVariables(FIELDS);
    }

    private static @Nullable String said(VariableScope scope, String field) {
        var text = FormInput.text(scope, field);
        return text.isEmpty() ? null : text;
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> type, String field, @Nullable String value) {
        if (isBlank(value)) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(new FieldProblem(
                        field,
                        "must be one of " + Arrays.toString(type.getEnumConstants()) + " but is '" + value + "'"))));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
