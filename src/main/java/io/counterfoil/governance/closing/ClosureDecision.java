package io.counterfoil.governance.closing;

/** What a controller decides about the closure of a measure. */
public enum ClosureDecision {
    /** The value is there as it was planned. */
    CONFIRM,
    /** The value is there, but another one; the steering committee has to agree. */
    CONFIRM_WITH_DEVIATION,
    /** It stays at D4. */
    REJECT
}
