package io.counterfoil.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/** What the expressions of a form find: FEEL over the variables of its task, as the form viewer of Tasklist has it. */
final class FormValues {
    private final FeelEngine feel;
    private final VariableContext values;

    FormValues(FeelEngine feel, Map<String, Object> variables, ObjectMapper json) {
        this.feel = feel;
        var plain = new HashMap<String, Object>();
        variables.forEach((name, value) -> plain.put(name, plain(value, json)));
        this.values = Variables.fromMap(plain).asVariableContext();
    }

    private static @Nullable Object plain(@Nullable Object value, ObjectMapper json) {
        return value instanceof SpinJsonNode node
                ? json.convertValue(node.unwrap(), Object.class)
                : value instanceof JsonNode tree ? json.convertValue(tree, Object.class) : value;
    }

    /** As text; empty if there is none. */
    String text(String expression) {
        return Objects.toString(value(expression), "");
    }

    /** Rows of a table; none if the expression finds no list. */
    List<Map<?, ?>> rows(String expression) {
        return value(expression) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(row -> (Map<?, ?>) row)
                        .toList()
                : List.of();
    }

    /** Whether a condition holds; one that asks for what is not entered yet does not. */
    boolean holds(String expression) {
        return Boolean.TRUE.equals(value(expression));
    }

    private @Nullable Object value(String expression) {
        try {
            return feel.evaluateSimpleExpression(
                    expression.replaceFirst("^=", "").strip(), values);
        } catch (FeelException notFound) {
            return null;
        }
    }
}
