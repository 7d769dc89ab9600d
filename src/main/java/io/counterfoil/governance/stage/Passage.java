package io.counterfoil.governance.stage;

/** Where a decision leads. */
public sealed interface Passage {

    /** The decision may be taken; {@code to} may be the stage it came from. */
    record Passed(GateState from, GateState to) implements Passage {}

    /** @param words for people: what stands against it and what to do instead */
    record Refused(Obstacle obstacle, String words) implements Passage {}

    /** Why a decision cannot be taken. */
    enum Obstacle {
        REASON_MISSING,
        CANCELLED_IS_FINAL,
        CLOSED,
        NOT_CLOSED,
        ON_HOLD,
        NOT_ON_HOLD,
        STEERING_MUST_DECIDE,
        RETURN_NOT_LOWER,
        REVIEW_DATE,
        SUNK_COST_MISSING,
        DECAY_MISSING,
        BASELINE_NOT_FROZEN,
        /** Something that the gate asks for is missing by now. */
        NOT_READY,
        /** The table names nobody who could decide it. */
        DECIDER_MISSING
    }
}
