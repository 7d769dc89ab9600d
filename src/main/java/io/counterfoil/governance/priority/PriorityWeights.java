package io.counterfoil.governance.priority;

import io.counterfoil.governance.priority.Initiative.Risk;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How much risk and dependency take from a score, and how large the waves are.
 *
 * @param riskFactors of every risk, from 0 to 1
 * @param perDependency what each dependency takes from the factor of 1
 * @param leastDependencyFactor what all dependencies together leave of it
 * @param waves sizes of the first waves; what is left over is the last one
 */
public record PriorityWeights(
        Map<Risk, BigDecimal> riskFactors,
        BigDecimal perDependency,
        BigDecimal leastDependencyFactor,
        List<Integer> waves) {

    public PriorityWeights {
        riskFactors = Map.copyOf(riskFactors);
        waves = List.copyOf(waves);
        if (!riskFactors.keySet().containsAll(List.of(Risk.values()))) {
            throw new IllegalArgumentException("not every risk has a factor: " + riskFactors);
        }
    }

    /** Risk 1, .8 and .6; each dependency .1 down to .5; waves of 5, of 10 and of the rest. */
    public static PriorityWeights standard() {
        return new PriorityWeights(
                Map.of(
                        Risk.LOW, BigDecimal.ONE,
                        Risk.MEDIUM, new BigDecimal("0.8"),
                        Risk.HIGH, new BigDecimal("0.6")),
                new BigDecimal("0.1"),
                new BigDecimal("0.5"),
                List.of(5, 10));
    }

    BigDecimal riskFactor(Risk risk) {
        return riskFactors.getOrDefault(risk, BigDecimal.ONE);
    }

    BigDecimal dependencyFactor(int dependencies) {
        return BigDecimal.ONE
                .subtract(perDependency.multiply(BigDecimal.valueOf(dependencies)))
                .max(leastDependencyFactor);
    }

    /** @param rank from 1 */
    int wave(int rank) {
        var last = 0;
        for (var wave = 0; wave < waves.size(); wave++) {
            last += waves.get(wave);
            if (rank <= last) {
                return wave + 1;
            }
        }
        return waves.size() + 1;
    }
}
