package io.counterfoil.kernel;

/**
 * A rule of the business says no. Never retried: becomes an error event in a process and a problem answer over HTTP.
 *
 * <p>The code is a contract with callers: codes are added, never renamed. The message names the thing, its value and
 * what to do about it; it is shown to people.
 */
public class BusinessRuleViolation extends RuntimeException {
    private final String code;

    public BusinessRuleViolation(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable code in capitals, for example {@code PURCHASE_ORDER_UNKNOWN}. */
    public String code() {
        return code;
    }
}
