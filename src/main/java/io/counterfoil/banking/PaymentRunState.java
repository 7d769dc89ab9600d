package io.counterfoil.banking;

/** How far a run is. Approved and written are passed in seconds unless something fails. */
public enum PaymentRunState {
    /** Waits for the treasurer. */
    OPEN,
    /** Released by a person, its file fixed but not out. */
    APPROVED,
    /** The file is out, the postings are not. */
    WRITTEN,
    /** The file is out and every payment is posted. */
    RELEASED,
    /** A person said no; its payments are due again. */
    REFUSED
}
