package io.counterfoil.exchange.inbox;

import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.util.List;

/**
 * The door's answer. The record is kept whatever it says.
 *
 * @param message the record, or the first delivery if it came before
 * @param repeated whether it came before with the same bytes
 * @param heldAs number of the held record; empty if it is not held
 * @param problems what is wrong with its values
 */
public record Admission(InboxMessage message, boolean repeated, String heldAs, List<FieldProblem> problems) {
    public Admission {
        problems = List.copyOf(problems);
    }
}
