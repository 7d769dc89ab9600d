package io.counterfoil.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One instance of a process, running or ended, as it can be told afterwards.
 *
 * @param id the engine's id; for links, never shown to people
 * @param outcome names of the end events reached, or the reason of the cancellation; empty while none is reached
 * @param startedBy login of the person who started it; empty if the product did
 * @param steps in the order in which they were begun, at most {@link ProcessHistory#MOST_STEPS}
 * @param walkedFlows ids of the sequence flows that were taken; derived from the steps, as the engine keeps none
 */
public record ProcessRun(
        String id,
        String businessKey,
        ModelVersion model,
        State state,
        Optional<String> outcome,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> startedBy,
        List<ProcessStep> steps,
        Set<String> walkedFlows) {

    /** Where a run stands. */
    public enum State {
        RUNNING,
        /** An operator holds it. */
        SUSPENDED,
        /** Came to an end event. */
        ENDED,
        /** Was ended from outside. */
        CANCELLED
    }

    /** Whether it may still go on. */
    public boolean running() {
        return state == State.RUNNING || state == State.SUSPENDED;
    }

    /** Everything the machine failed at and has not yet done. */
    public List<ProcessTrouble> troubles() {
        return steps.stream().flatMap(step -> step.trouble().stream()).toList();
    }
}
