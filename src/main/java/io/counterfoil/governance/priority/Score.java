package io.counterfoil.governance.priority;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Impact less risk and dependency, per effort. Compared exactly, by multiplication.
 *
 * @param worth impact × risk factor × dependency factor
 * @param effort above zero
 */
public record Score(BigDecimal worth, BigDecimal effort) implements Comparable<Score> {
    private static final int SHOWN_PLACES = 4;

    static Score of(Initiative initiative, PriorityWeights weights) {
        return new Score(
                initiative
                        .impact()
                        .multiply(weights.riskFactor(initiative.risk()))
                        .multiply(
                                weights.dependencyFactor(initiative.dependsOn().size())),
                initiative.effort());
    }

    /** To four places, half up, for people. */
    public BigDecimal rounded() {
        return worth.divide(effort, SHOWN_PLACES, RoundingMode.HALF_UP);
    }

    /** The higher score is the greater one; the same ratio of other figures is the same score. */
    @Override
    public int compareTo(Score other) {
        return worth.multiply(other.effort).compareTo(other.worth.multiply(effort));
    }
}
