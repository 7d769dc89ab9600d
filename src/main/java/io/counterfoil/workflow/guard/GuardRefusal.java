package io.counterfoil.workflow.guard;

import org.camunda.bpm.engine.AuthorizationException;

/** The guard says no. The engine's REST interface and its web applications answer 403 with the message. */
final class GuardRefusal extends AuthorizationException {
    private static final long serialVersionUID = 1L;

    /** Key of the document concerned; empty if none. */
    final String businessKey;

    GuardRefusal(String message) {
        this(message, "");
    }

    GuardRefusal(String message, String businessKey) {
        super(message);
        this.businessKey = businessKey;
    }
}
