package io.counterfoil.workflow;

import io.counterfoil.workflow.WalkedFlows.Visit;
import java.time.Instant;
import java.util.Optional;

/** A passage through an element with what the flows are derived from and what is shown of it. */
record Passage(
        String id,
        String activityId,
        String type,
        String scope,
        long order,
        ProcessStep.State state,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> person,
        Optional<String> onBehalfOf,
        Optional<OpenTask> task,
        Optional<ProcessTrouble> trouble) {
    private static final String MULTI_INSTANCE_BODY = "#multiInstanceBody";

    /** The body around repeated steps is no step of its own. */
    boolean shown() {
        return !activityId.endsWith(MULTI_INSTANCE_BODY);
    }

    Visit visit() {
        return new Visit(id, activityId.replace(MULTI_INSTANCE_BODY, ""), scope, startedAt, left(), order);
    }

    /** A waiting gateway is ended by the event that won, which the engine counts as a cancellation. */
    private Optional<Instant> left() {
        return state == ProcessStep.State.CANCELLED && !type.equals("eventBasedGateway") ? Optional.empty() : endedAt;
    }

    ProcessStep step(Diagram diagram, Optional<String> way) {
        return new ProcessStep(
                activityId,
                diagram.nameOf(activityId, type),
                type,
                state,
                startedAt,
                endedAt,
                person,
                onBehalfOf,
                way,
                task,
                trouble);
    }
}
