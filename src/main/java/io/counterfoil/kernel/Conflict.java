package io.counterfoil.kernel;

/** The request contradicts what is already recorded: a duplicate, or a document in another state. */
public class Conflict extends BusinessRuleViolation {
    public Conflict(String code, String message) {
        super(code, message);
    }
}
