package io.counterfoil.governance.stage;

/** What lies over the stage of a measure. */
public enum Condition {
    ACTIVE,
    /** Waits for its review; keeps its stage and its plan. */
    ON_HOLD,
    /** Final: what is wanted again is copied as new. */
    CANCELLED
}
