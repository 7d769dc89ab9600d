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
 * @param onBehalfOf whose decision it was if {@code person} made it as a substitute
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
        Optional<String> onBehalfOf,
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

    /** As people read it: "B for A" where a substitute decided; empty for work of the machine. */
    public Optional<String> who() {
        return person.map(by -> onBehalfOf.map(absent -> by + " for " + absent).orElse(by));
    }

    public boolean userTask() {
        return type.equals("userTask");
    }
}
