package io.counterfoil.period.process;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.workflow.EnteredValues;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What a person entered into a form of this module. */
final class Entered {
    private Entered() {}

    /**
     * @throws InvalidInput unless one of both was chosen
     */
    static boolean choice(DelegateTask task, String yes, String no) {
        var chosen = text(task, "decision");
        if (!chosen.equals(yes) && !chosen.equals(no)) {
            throw new InvalidInput(
                    List.of(new FieldProblem("decision", "must be " + yes + " or " + no + " but is '" + chosen + "'")));
        }
        return chosen.equals(yes);
    }

    static String reason(DelegateTask task) {
        return text(task, "reason");
    }

    private static String text(DelegateTask task, String name) {
        return EnteredValues.of(task, name) instanceof String text ? text.strip() : "";
    }
}
