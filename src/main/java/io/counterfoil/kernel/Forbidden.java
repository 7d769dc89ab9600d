package io.counterfoil.kernel;

/** The person may not do this, whatever the document says: a role is missing or a segregation of duties forbids it. */
public class Forbidden extends BusinessRuleViolation {
    public Forbidden(String code, String message) {
        super(code, message);
    }
}
