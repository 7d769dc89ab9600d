package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Optional;

/**
 * One passage through an element of a diagram; an element passed twice makes two steps.
 *
 * @param name as drawn; an element without a name is called by what it is
 * @param type the BPMN element, for example {@code userTask} or {@code exclusiveGateway}
 * @param endedAt empty while the step is open or queued
 * @param person who completed the step or, while it is open, holds it; empty for work of the machine
 * @param way the answer a gateway gave: the label of the flow taken; empty for other elements
 */
public record ProcessStep(
        String activityId,
        String name,
        String type,
        State state,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> person,
        Optional<String> way,
        Optional<OpenTask> task,
        Optional<ProcessTrouble> trouble) {

    /** Where a step stands. */
    public enum State {
        /** Completed. */
        DONE,
        /** Reached and not yet left: a person, a message or a time is awaited. */
        OPEN,
        /** The machine has it in its queue, or tries it again. */
        QUEUED,
        /** Ended from outside before it was complete, for example by a boundary event. */
        CANCELLED
    }

    public boolean userTask() {
        return type.equals("userTask");
    }
}
