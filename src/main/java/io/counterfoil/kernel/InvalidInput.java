package io.counterfoil.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** What was handed in cannot be a document of its kind: every field that is wrong, and why. */
public final class InvalidInput extends BusinessRuleViolation {
    public static final String CODE = "INPUT_INVALID";

    private final List<FieldProblem> problems;

    /** @param field path as the sender wrote it, for example {@code lines[0].quantity} */
    public record FieldProblem(String field, String reason) {
        @Override
        public String toString() {
            return field + ": " + reason;
        }
    }

    public InvalidInput(List<FieldProblem> problems) {
        super(CODE, problems.stream().map(FieldProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
