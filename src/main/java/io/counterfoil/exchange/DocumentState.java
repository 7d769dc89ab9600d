package io.counterfoil.exchange;

/** What became of an incoming document. Only {@link #RECEIVED} is followed by another state. */
public enum DocumentState {
    /** Kept, not yet decided upon; stays so if the business step failed for technical reasons. */
    RECEIVED,
    /** Became a document of ours. */
    ACCEPTED,
    /** Refused, with the reason. */
    REJECTED,
    /** The same document had come before. */
    DUPLICATE
}
