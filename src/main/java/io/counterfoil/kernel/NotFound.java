package io.counterfoil.kernel;

/** The thing asked for does not exist, or not for this person. */
public class NotFound extends BusinessRuleViolation {
    public NotFound(String code, String message) {
        super(code, message);
    }
}
