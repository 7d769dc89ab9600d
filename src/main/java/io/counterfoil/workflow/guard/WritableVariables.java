package io.counterfoil.workflow.guard;

import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a person may set at one element, as the model declares them: {@code name:Type} pairs separated by
 * commas, for example {@code approved:Boolean,reason:String,lines:Json}. No declaration means none.
 *
 * <p>A declared variable may be left out or be null. Objects are never accepted: building one is code.
 */
final class WritableVariables {
    /** The engine keeps longer texts as bytes, and no decision needs one. */
    private static final int LONGEST_TEXT = 4000;

    /** What a type accepts: the engine's name of a typed value, and the plain values a form sends without a type. */
    @SuppressWarnings("ImmutableEnumChecker") // both sets are made by Set.of
    private enum Kind {
        Boolean(Set.of("boolean"), Boolean.class),
        String(Set.of("string"), String.class),
        Integer(Set.of("integer"), Integer.class),
        Long(Set.of("integer", "long"), Integer.class, Long.class),
        Double(Set.of("integer", "long", "double"), Integer.class, Long.class, Double.class),
        Date(Set.of("date"), Date.class),
        Json(Set.of("json"));

        private final Set<String> typeNames;
        private final Set<Class<?>> plain;

        Kind(Set<String> typeNames, Class<?>... plain) {
            this.typeNames = typeNames;
            this.plain = Set.of(plain);
        }

        boolean accepts(@Nullable Object given) {
            var value = given;
            if (given instanceof TypedValue typed) {
                if (typed.getType() != null && !"null".equals(typed.getType().getName())) {
                    return typeNames.contains(typed.getType().getName()) && (this == Json || isSound(typed.getValue()));
                }
                value = typed instanceof SerializableValue ? typed : typed.getValue();
            }
            return value == null || (plain.contains(value.getClass()) && isSound(value));
        }

        private static boolean isSound(@Nullable Object value) {
            if (value instanceof Double number) {
                return java.lang.Double.isFinite(number);
            }
            return !(value instanceof String text) || text.length() <= LONGEST_TEXT;
        }
    }

    private final Map<String, Kind> kinds;

    private WritableVariables(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /**
     * Reads a declaration.
     *
     * @throws IllegalArgumentException if it does not follow the grammar: a defect in the model
     */
    static WritableVariables parse(String declaration) {
        var kinds = new LinkedHashMap<String, Kind>();
        for (String pair : declaration.isBlank() ? new String[0] : declaration.split(",", -1)) {
            var parts = pair.strip().split(":", -1);
            if (parts.length != 2 || !parts[0].strip().matches("[A-Za-z_][A-Za-z0-9_]*") || !isKind(parts[1].strip())) {
                throw new IllegalArgumentException("writable variable '" + pair.strip()
                        + "' must read name:Type with one of the types " + Arrays.toString(Kind.values()));
            }
            kinds.put(parts[0].strip(), Kind.valueOf(parts[1].strip()));
        }
        return new WritableVariables(kinds);
    }

    private static boolean isKind(String name) {
        return Arrays.stream(Kind.values()).anyMatch(kind -> kind.name().equals(name));
    }

    /** Says what is wrong with the variables a person sends; empty if nothing is. */
    String objectionTo(@Nullable Map<String, Object> variables) {
        if (variables == null) {
            return "";
        }
        return variables.keySet().stream()
                .filter(name -> !isAccepted(name, given(variables, name)))
                .map(name -> kinds.containsKey(name)
                        ? "variable " + name + " must be a " + kinds.get(name) + " (texts up to " + LONGEST_TEXT
                                + " characters, numbers finite)"
                        : "variable " + name + " may not be set here; allowed: " + allowed())
                .collect(Collectors.joining("; "));
    }

    private boolean isAccepted(String name, @Nullable Object value) {
        var kind = kinds.get(name);
        return kind != null && kind.accepts(value);
    }

    private String allowed() {
        return kinds.isEmpty()
                ? "none"
                : kinds.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** A typed map unpacks on get; the type is what matters here. */
    private static @Nullable Object given(Map<String, Object> variables, String name) {
        return variables instanceof org.camunda.bpm.engine.variable.VariableMap typed
                ? typed.getValueTyped(name)
                : variables.get(name);
    }
}
