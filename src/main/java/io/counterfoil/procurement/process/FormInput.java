package io.counterfoil.procurement.process;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.workflow.EnteredValues;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** Reads what a person entered in a form. */
final class FormInput {
    private FormInput() {}

    /** The text; empty if nothing was entered. */
    static String text(VariableScope scope, String name) {
        var value = EnteredValues.of(scope, name);
        return value == null ? "" : value.toString().strip();
    }

    /**
     * A choice between two.
     *
     * @return whether {@code yes} was chosen
     * @throws InvalidInput if neither was
     */
    static boolean choice(VariableScope scope, String name, String yes, String no) {
        var chosen = text(scope, name);
        if (!chosen.equals(yes) && !chosen.equals(no)) {
            throw problem(name, "must be " + yes + " or " + no + " but is '" + chosen + "'");
        }
        return chosen.equals(yes);
    }

    /**
     * A date as {@code 2026-11-21}; null if none was entered.
     *
     * @throws InvalidInput if it is no date
     */
    static @Nullable LocalDate date(VariableScope scope, String name) {
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
