package io.counterfoil.exchange.inbox;

import io.counterfoil.kernel.BusinessRuleViolation;

/** The record's time is over: it is held as late and not as rejected. */
public class LateRecord extends BusinessRuleViolation {
    public LateRecord(String message) {
        super("RECORD_LATE", message);
    }
}
