package io.counterfoil.governance.measure;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which measures are asked for; null asks for all.
 *
 * @param parentPackage key of the measure package
 * @param person login of its owner, sponsor or controller
 */
public record MeasureFilter(
        @Nullable String parentPackage,
        @Nullable String person,
        @Nullable Stage stage,
        @Nullable Condition condition) {
    /** For {@link #parameters}. */
    static final String WHERE = """
             where (:package::text is null or package = :package)
               and (:person::text is null or :person in (owner, sponsor, controller))
               and (:stage::text is null or stage = :stage)
               and (:condition::text is null or condition = :condition)
            """;

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("package", parentPackage);
        parameters.put("person", person);
        parameters.put("stage", stage == null ? null : stage.name());
        parameters.put("condition", condition == null ? null : condition.name());
        return parameters;
    }
}
