package io.counterfoil.exchange.outbox;

/** Where a message to another system stands. */
public enum OutboxState {
    WAITING,
    DELIVERED,
    /** The other system has confirmed what it made of it. */
    ACKNOWLEDGED,
    /** Refused, or in vain for too long: its steward decides, and what is about the same object waits behind it. */
    DEAD,
    /** Its steward decided that it is never delivered. */
    ABANDONED
}
