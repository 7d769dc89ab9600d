package io.counterfoil.banking;

/** How far a payment is. */
public enum PaymentState {
    /** Waits for its due date and a run. */
    SCHEDULED,
    /** Credit notes used it up; nothing is transferred. */
    NETTED,
    /** A part that had not left when its invoice came into doubt; it never leaves. */
    WITHDRAWN,
    /** In a run that is not out yet. */
    IN_RUN,
    /** The file is out and the payment is posted. */
    RELEASED,
    /** The bank returned it. */
    REJECTED
}
