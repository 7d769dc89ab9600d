package io.counterfoil.governance.closure;

import io.counterfoil.governance.closure.ClosureCheck.Condition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions that ask which periods count and how much came in them. */
record ValueConditions(Window window, ClosureLimits limits) {

    Stream<ClosureCheck> checks() {
        return Stream.of(closedPeriods(), valuePlanned(), totalReached(), eachReached());
    }

    private ClosureCheck closedPeriods() {
        var enough = window.size() >= limits.periods();
        var met = enough && window.isUnbroken();
        var missing = enough
                ? "The latest closed periods do not follow each other: " + window.words() + "; close those between."
                : "Only " + window.size() + " of " + limits.periods() + " periods are closed.";
        return new ClosureCheck(
                Condition.CLOSED_PERIODS,
                window.words(),
                limits.periods() + " consecutive closed periods",
                met,
                met ? "Closed one after the other: " + window.words() + "." : missing);
    }

    private ClosureCheck valuePlanned() {
        var plan = window.total().planned();
        var met = plan.signum() != 0;
        return new ClosureCheck(
                Condition.VALUE_PLANNED,
                plan.toPlainString(),
                "a plan other than 0",
                met,
                met
                        ? "The plan of these periods is " + plan.toPlainString() + "."
                        : "Nothing was planned in " + window.words() + ", so nothing can be confirmed there.");
    }

    private ClosureCheck totalReached() {
        var total = window.total();
        var met = total.isAtLeast(limits.total());
        return new ClosureCheck(
                Condition.TOTAL_REACHED,
                total.shown(),
                "at least " + limits.total().toPlainString(),
                met,
                "Actuals of " + total.reached().toPlainString() + " are " + total.shown() + " of the plan of "
                        + total.planned().toPlainString()
                        + (met ? "." : ", below " + limits.total().toPlainString() + "."));
    }

    private ClosureCheck eachReached() {
        var below = window.below(limits.each());
        var least = limits.each().toPlainString();
        return new ClosureCheck(
                Condition.EACH_REACHED,
                words(window.months()),
                "at least " + least + " in each",
                below.isEmpty(),
                below.isEmpty()
                        ? "No period is below " + least + " of its plan."
                        : "Below " + least + " of its plan: " + words(below) + ".");
    }

    private static String words(List<Window.Month> months) {
        return months.stream()
                .map(month -> month.period() + " " + month.index().shown())
                .collect(Collectors.joining(", "));
    }
}
