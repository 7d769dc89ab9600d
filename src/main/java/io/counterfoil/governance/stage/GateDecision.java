package io.counterfoil.governance.stage;

/** What can be decided about a measure. */
public enum GateDecision {
    /** To the next stage. */
    ADVANCE,
    /** To a lower stage. */
    RETURN,
    /** Waits until a review date; of a measure on hold, waits on. */
    HOLD,
    /** From hold to where it was. */
    RESUME,
    /** Never again. */
    CANCEL,
    /** A new baseline, beside the original one. */
    REBASELINE,
    /** A closed measure whose value decayed goes back to work. */
    REOPEN
}
