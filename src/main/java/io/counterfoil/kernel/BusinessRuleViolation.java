package io.counterfoil.kernel;

/**
 * A rule of the business says no. Never retried: becomes an error event in a process and a problem answer over HTTP.
 *
 * <p>The code is a contract with callers: codes are added, never renamed. The message names the thing, its value and
 * what to do about it; it is shown to people.
 */
public class BusinessRuleViolation extends RuntimeException {
    private final String code;
    private final String message;

    public BusinessRuleViolation(String code, String message) {
        super(message);
        this.code = code;
        this.message = message;
    }

    /** Stable code in capitals, for example {@code PURCHASE_ORDER_UNKNOWN}. */
    public String code() {
        return code;
    }

    /** For people: names the thing, its value and the remedy; never null. */
    @Override
    public String getMessage() {
        return message;
    }
}
