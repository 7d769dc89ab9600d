package io.counterfoil.governance.closure;

import io.counterfoil.governance.value.Index;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a measure may be closed, every condition named. The latest closed periods are looked at, as corrected.
 *
 * @param periods those looked at, oldest first
 * @param total actual of the plan over all of them
 */
public record ClosureReview(List<YearMonth> periods, Index total, List<ClosureCheck> checks) {

    /** What a controller may do with a measure. */
    public enum Outcome {
        /** Confirm it as it is. */
        CONFIRMABLE,
        /** Confirm a restated value that the steering committee agrees to, or reject it. */
        ONLY_WITH_DEVIATION,
        /** Nothing but reject: evidence or independence is missing, which no committee can replace. */
        NOT_YET
    }

    public ClosureReview {
        periods = List.copyOf(periods);
        checks = List.copyOf(checks);
    }

    public static ClosureReview of(ClosureFacts facts, ClosureLimits limits) {
        var window = Window.latest(facts.periods(), facts.actuals(), limits.periods());
        var checks = Stream.concat(
                new ValueConditions(window, limits).checks(), new EvidenceConditions(facts, window).checks());
        return new ClosureReview(window.periods(), window.total(), checks.toList());
    }

    public Outcome outcome() {
        var unmet = checks.stream().filter(Predicate.not(ClosureCheck::met)).toList();
        if (unmet.isEmpty()) {
            return Outcome.CONFIRMABLE;
        }
        return unmet.stream().allMatch(check -> check.condition().isOfValue())
                ? Outcome.ONLY_WITH_DEVIATION
                : Outcome.NOT_YET;
    }

    /** What is missing, a sentence each; empty if it is confirmable. */
    public List<String> missing() {
        return checks.stream()
                .filter(Predicate.not(ClosureCheck::met))
                .map(ClosureCheck::words)
                .toList();
    }
}
