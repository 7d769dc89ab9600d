package io.counterfoil.governance.closing;

/** What a controller decides about value that went away. */
public enum DecayDecision {
    /** It is lost; the measure stays closed and is watched on from the next period. */
    LOSS_ACCEPTED,
    /** The measure goes back to D4. */
    REOPENED
}
