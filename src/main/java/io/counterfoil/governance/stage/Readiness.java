package io.counterfoil.governance.stage;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a measure may be brought before its gate, and if not, what is missing. */
public record Readiness(Set<GuardSetting> settings) {

    public Readiness {
        settings = Set.copyOf(settings);
    }

    /**
     * Every guard of a gate, met or not, in the order of {@link Guard}.
     *
     * @throws IllegalStateException if the gate has no guard at all: a gate that asks for nothing is an empty table, not
     *     a decision
     */
    public List<GuardResult> at(Gate gate, MeasureFacts facts) {
        var results = settings.stream()
                .filter(setting -> setting.gate() == gate)
                .sorted(Comparator.comparing(GuardSetting::guard).thenComparing(GuardSetting::least))
                .map(setting -> GuardResult.of(setting, facts))
                .toList();
        if (results.isEmpty()) {
            throw new IllegalStateException("no guard is set for gate " + gate);
        }
        return results;
    }

    /** Those that are not met; empty if the measure is ready. */
    public List<GuardResult> missing(Gate gate, MeasureFacts facts) {
        return at(gate, facts).stream().filter(Predicate.not(GuardResult::met)).toList();
    }
}
