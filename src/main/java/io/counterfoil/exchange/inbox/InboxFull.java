package io.counterfoil.exchange.inbox;

import io.counterfoil.kernel.BusinessRuleViolation;

/** More records wait than the inbox bears; send it again later. */
public class InboxFull extends BusinessRuleViolation {
    InboxFull(String message) {
        super("INBOX_FULL", message);
    }
}
