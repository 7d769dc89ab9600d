package io.counterfoil.kernel;

/** What a refusal is called at doors that speak HTTP. */
public final class RefusalStatus {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private RefusalStatus() {}

    /** 403, 404, 409, or 422 for a rule that the content breaks. */
    public static int of(BusinessRuleViolation refusal) {
        if (refusal instanceof Forbidden) {
            return FORBIDDEN;
        }
        if (refusal instanceof Conflict) {
            return CONFLICT;
        }
        return refusal instanceof NotFound ? NOT_FOUND : UNPROCESSABLE;
    }
}
