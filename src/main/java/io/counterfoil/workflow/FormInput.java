package io.counterfoil.workflow;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** Reads what a person entered in a form. */
public final class FormInput {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,13}(\\.\\d{1,10})?");

    private FormInput() {}

    /** The text; empty if nothing was entered. */
    public static String text(VariableScope scope, String name) {
        var value = EnteredValues.of(scope, name);
        return value == null ? "" : value.toString().strip();
    }

    /**
     * A choice between two.
     *
     * @return whether {@code yes} was chosen
     * @throws InvalidInput if neither was
     */
    public static boolean choice(VariableScope scope, String name, String yes, String no) {
        var chosen = text(scope, name);
        if (!chosen.equals(yes) && !chosen.equals(no)) {
            throw problem(name, "must be " + yes + " or " + no + " but is '" + chosen + "'");
        }
        return chosen.equals(yes);
    }

    /**
     * A choice between the names of an enum.
     *
     * @throws InvalidInput if none of them was chosen
     */
    public static <E extends Enum<E>> E choice(VariableScope scope, String name, Class<E> choices) {
        var chosen = text(scope, name);
        return Arrays.stream(choices.getEnumConstants())
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> problem(
                        name,
                        "must be one of " + Arrays.toString(choices.getEnumConstants()) + " but is '" + chosen + "'"));
    }

    /** Whether a checkbox was ticked; one never touched is not. */
    public static boolean isTicked(VariableScope scope, String name) {
        return Boolean.TRUE.equals(EnteredValues.of(scope, name));
    }

    /**
     * A number as {@code 12.5}, which forms send as text.
     *
     * @throws InvalidInput if it is none
     */
    public static BigDecimal number(VariableScope scope, String name) {
        var entered = text(scope, name);
        if (!NUMBER.matcher(entered).matches()) { // Java would read 1E999999999 too
            throw problem(name, "must be a number such as 12.5 but is '" + shortened(entered) + "'");
        }
        return new BigDecimal(entered);
    }

    /**
     * A whole number.
     *
     * @throws InvalidInput if it is none
     */
    public static int wholeNumber(VariableScope scope, String name) {
        try {
            return number(scope, name).intValueExact();
        } catch (ArithmeticException fraction) {
            throw problem(name, "must be a whole number but is " + shortened(text(scope, name)));
        }
    }

    /** The same, or null if none was entered. */
    public static @Nullable BigDecimal numberIfAny(VariableScope scope, String name) {
        return text(scope, name).isEmpty() ? null : number(scope, name);
    }

    private static String shortened(String entered) {
        return entered.length() > 40 ? entered.substring(0, 40) + "..." : entered;
    }

    /**
     * A choice among several.
     *
     * @throws InvalidInput if none of them was chosen
     */
    public static String choice(VariableScope scope, String name, List<String> values) {
        var chosen = text(scope, name);
        if (!values.contains(chosen)) {
            var last = values.size() - 1;
            throw problem(
                    name,
                    "must be " + String.join(", ", values.subList(0, last)) + " or " + values.get(last) + " but is '"
                            + chosen + "'");
        }
        return chosen;
    }

    /**
     * A date as {@code 2026-11-21}; null if none was entered.
     *
     * @throws InvalidInput if it is no date
     */
    public static @Nullable LocalDate date(VariableScope scope, String name) {
        var entered = text(scope, name);
        if (entered.length() > "2026-11-21".length()) { // Java would read years of nine digits
            throw problem(name, "must be a date such as 2026-11-21 but is '" + entered + "'");
        }
        try {
            return entered.isEmpty() ? null : LocalDate.parse(entered);
        } catch (DateTimeParseException malformed) {
            throw problem(name, "must be a date such as 2026-11-21 but is '" + entered + "'");
        }
    }

    private static InvalidInput problem(String field, String reason) {
        return new InvalidInput(List.of(new FieldProblem(field, reason)));
    }
}
