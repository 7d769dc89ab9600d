package io.counterfoil.governance.csv;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with a file, by line, so that its sender mends it in one go. */
public final class CsvProblems {
    /** More would be a fault of the whole file, and an answer nobody reads. */
    private static final int MOST_ANSWERED = 1000;

    private record Wrong(long line, FieldProblem problem) {}

    private final List<Wrong> wrong = new ArrayList<>();
    private final Set<Long> lines = new HashSet<>();

    /** @param line as an editor counts it; the heading is line 1 */
    public void add(long line, String column, String reason) {
        lines.add(line);
        wrong.add(new Wrong(line, new FieldProblem("line " + line + ", " + column, reason)));
    }

    /** What a rule says of a whole row, in its own words. */
    public void add(long line, BusinessRuleViolation refusal) {
        if (refusal instanceof InvalidInput invalid) {
            invalid.problems().forEach(problem -> add(line, problem.field(), problem.reason()));
        } else {
            add(line, refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    public boolean isWrong(long line) {
        return lines.contains(line);
    }

    /** @throws InvalidInput if anything was wrong; the first thousand problems, and how many there are */
    public void done() {
        if (wrong.isEmpty()) {
            return;
        }
        var answered = new ArrayList<>(wrong.stream()
                .sorted(Comparator.comparingLong(Wrong::line))
                .limit(MOST_ANSWERED)
                .map(Wrong::problem)
                .toList());
        if (wrong.size() > MOST_ANSWERED) {
            answered.add(new FieldProblem(
                    "file", "has " + wrong.size() + " problems; the first " + MOST_ANSWERED + " are listed"));
        }
        throw new InvalidInput(answered);
    }
}
