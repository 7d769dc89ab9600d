package io.counterfoil.exchange.inbox;

/** What became of a record that came in. */
public enum InboxState {
    /** Kept; applied when its turn comes. */
    RECEIVED,
    APPLIED,
    /** Held: it does not keep its contract, or a rule refuses it. */
    REJECTED,
    /** The same had come before; that one counts. */
    DUPLICATE,
    /** Held: too old, or a later record of the object was applied already. */
    LATE,
    /** Held: a field that its sender does not own differs from ours. */
    CONFLICTING,
    /** Its owner decided, and nothing of it was applied. */
    SETTLED
}
