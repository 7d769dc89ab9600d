package io.counterfoil.procurement.process;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.procurement.amendment.AmendmentDraft;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.JsonVariable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** The fields of the form that proposes an amendment, and of the engine's start call. */
final class AmendmentInput {
    private static final List<String> FIELDS = List.of("orderNumber", "reason", "closesOrder", "changes");

    private AmendmentInput() {}

    /** A row of the form, which sends figures as text and leaves out, or empty, what was not entered. */
    private record Entry(
            BigDecimal line,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal overDeliveryPercent,
            @Nullable BigDecimal plannedFreight,
            @Nullable String scheduledOn,
            @Nullable Boolean closesRemainder) {

        AmendmentDraft.Change change() {
            return new AmendmentDraft.Change(
                    lineNumber(),
                    quantity,
                    unitPrice,
                    overDeliveryPercent,
                    plannedFreight,
                    day(),
                    Boolean.TRUE.equals(closesRemainder));
        }

        private int lineNumber() {
            try {
                return line.intValueExact();
            } catch (ArithmeticException fraction) {
                throw problem("line must be a whole number but is " + line);
            }
        }

        private @Nullable LocalDate day() {
            try {
                return scheduledOn == null || scheduledOn.isBlank() ? null : LocalDate.parse(scheduledOn);
            } catch (DateTimeParseException malformed) {
                throw problem("scheduledOn must be a date such as 2026-11-21 but is '" + scheduledOn + "'");
            }
        }

        private static InvalidInput problem(String reason) {
            return new InvalidInput(List.of(new FieldProblem("changes", reason)));
        }
    }

    static AmendmentDraft read(VariableScope scope, JsonVariable json) {
        return new AmendmentDraft(
                FormInput.text(scope, "orderNumber"),
                FormInput.text(scope, "reason"),
                Boolean.TRUE.equals(EnteredValues.of(scope, "closesOrder")),
                EnteredValues.of(scope, "changes") == null
                        ? List.of()
                        : json.list(scope, "changes", Entry.class).stream()
                                .filter(entry -> entry.line() != null)
                                .map(Entry::change)
                                .toList());
    }

    /** What was entered is now a document; the process keeps no second copy of it. */
    static void forget(VariableScope scope) {
        scope.removeVariables(FIELDS);
    }
}
