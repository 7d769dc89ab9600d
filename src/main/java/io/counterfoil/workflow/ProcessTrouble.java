package io.counterfoil.workflow;

import java.time.Instant;

/**
 * Work of the machine that failed.
 *
 * @param since when the last attempt was given up, or the work was queued if attempts go on
 * @param attemptsLeft 0 means that an operator must act; otherwise the engine tries again by itself
 */
public record ProcessTrouble(String activityId, String message, Instant since, int attemptsLeft) {
    /** Whether nothing more happens until a person acts. */
    public boolean stuck() {
        return attemptsLeft == 0;
    }
}
