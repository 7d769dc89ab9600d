package io.counterfoil.governance.stage;

/**
 * How long and how often a measure may wait.
 *
 * @param holdsInARow after which only the steering committee decides
 * @param holdDays most days from a hold to its review
 */
public record StageLimits(int holdsInARow, int holdDays) {
    /** Governance section 1: two holds, ninety days. */
    public static StageLimits standard() {
        return new StageLimits(2, 90);
    }
}
