package io.counterfoil.governance.stage;

/**
 * What one guard found.
 *
 * @param words one sentence; if it is not met, what is missing and who can supply it
 */
public record GuardResult(Guard guard, boolean met, String words) {
    static GuardResult of(GuardSetting setting, MeasureFacts facts) {
        var guard = setting.guard();
        return guard.missing(facts, setting.least())
                .map(missing -> new GuardResult(
                        guard,
                        false,
                        Character.toUpperCase(missing.charAt(0)) + missing.substring(1) + " (from "
                                + guard.supplier().words() + ")."))
                .orElseGet(() -> new GuardResult(guard, true, "Met."));
    }
}
