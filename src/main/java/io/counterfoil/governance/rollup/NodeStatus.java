package io.counterfoil.governance.rollup;

import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.status.PotentialStatus;
import io.counterfoil.governance.value.Index;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The two lights of a parent, judged on its sums; a red child with a share of the plan holds a green one to amber.
 *
 * @param spi of its measures, weighted by plan
 * @param implementation held to amber or not
 * @param potential both indices with their lights, before it is held to amber
 * @param potentialLight the worse of both, held to amber or not
 * @param implementationRed children that hold, or would hold, the implementation to amber, by key
 * @param potentialRed the same of the potential
 */
public record NodeStatus(
        Index spi,
        Light implementation,
        PotentialStatus potential,
        Light potentialLight,
        List<String> implementationRed,
        List<String> potentialRed) {

    /**
     * @param children those directly below; those that are not red may be left out
     * @return empty if no measure below is decided, so that there is nothing to judge
     */
    public static Optional<NodeStatus> of(RollUp sums, Collection<Child> children, RollUpRules rules) {
        if (sums.committed() == 0) {
            return Optional.empty();
        }
        var potential = PotentialStatus.of(sums.expected(), sums.plan(), sums.originalPlan(), rules.bands());
        var implementationRed = red(children, Child::implementation, sums, rules);
        var potentialRed = red(children, Child::potential, sums, rules);
        return Optional.of(new NodeStatus(
                sums.spi(),
                capped(rules.bands().progress().light(sums.spi()), implementationRed),
                potential,
                capped(potential.light(), potentialRed),
                implementationRed,
                potentialRed));
    }

    private static List<String> red(
            Collection<Child> children, Function<Child, Light> light, RollUp sums, RollUpRules rules) {
        return children.stream()
                .filter(child -> light.apply(child) == Light.RED)
                .filter(child -> child.hasAtLeast(rules.capShare(), sums.weight()))
                .map(Child::key)
                .sorted()
                .toList();
    }

    private static Light capped(Light light, List<String> red) {
        return red.isEmpty() ? light : light.worseOf(Light.AMBER);
    }

    public Optional<Alarm> alarm() {
        return Alarm.of(implementation, potentialLight);
    }

    /** Why the lights are what they are, a sentence for people. */
    public String reason() {
        return "SPI " + spi.shown() + " weighted by plan" + words(implementationRed) + ". " + withoutFullStop()
                + words(potentialRed) + ".";
    }

    private String withoutFullStop() {
        var reason = potential.reason();
        return reason.substring(0, reason.length() - 1);
    }

    private static String words(List<String> red) {
        return red.isEmpty() ? "" : ", not better than amber while red below: " + String.join(", ", red);
    }
}
