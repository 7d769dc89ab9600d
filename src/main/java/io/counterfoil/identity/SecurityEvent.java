package io.counterfoil.identity;

/**
 * One thing that concerns security, before it is written. Texts come from callers, so they may hold anything: {@link
 * SecurityLog} makes them harmless.
 *
 * @param person login; empty if nobody is known, and for names that no account bears, which may be a password typed
 *     into the wrong field
 * @param act what was tried or done, for example {@code CompleteTask} or {@code POST /api/v1/requisitions}
 * @param businessKey key of the document concerned; empty if none
 * @param reason why it was refused, or what was changed
 */
public record SecurityEvent(
        SecurityAction action, boolean success, String person, String act, String businessKey, String reason) {

    public static SecurityEvent success(SecurityAction action, String person, String act, String reason) {
        return new SecurityEvent(action, true, person, act, "", reason);
    }

    public static SecurityEvent failure(SecurityAction action, String person, String act, String reason) {
        return new SecurityEvent(action, false, person, act, "", reason);
    }

    SecurityEvent on(String document) {
        return new SecurityEvent(action, success, person, act, document, reason);
    }

    /** ECS {@code event.outcome}. */
    String outcome() {
        return success ? "success" : "failure";
    }
}
