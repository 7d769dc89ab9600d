package io.counterfoil.exchange.held;

/** What an owner may decide on a held record. */
public enum HeldDecision {
    /** What came is applied as it is, also where we own the field. */
    ACCEPT_THEIRS,
    /** Our values stay; of what came only the fields that the sender owns are applied. */
    KEEP_OURS,
    /** Values that the owner enters are applied instead. */
    CORRECT,
    /** Nothing is applied. */
    REJECT,
    DELIVER_AGAIN,
    /** It is never delivered; what waits behind it is. */
    ABANDON
}
