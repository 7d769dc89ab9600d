package io.counterfoil.governance.rollup;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Sums over any set of measures, in the reporting currency. They can be added in any order and grouping, and taken away
 * again; nothing is rounded on the way.
 *
 * <p>The one rounding is at the measure: what it has earned, plan × SPI, where the division does not end, is kept to
 * {@value #EARNED_PLACES} decimals rounded up, so that a parent that reaches a limit exactly is not held below it.
 *
 * @param currency ISO 4217
 * @param measures all of them
 * @param committed how many of them are decided, cancelled ones included
 * @param plan current, of measures that are decided and not cancelled
 * @param originalPlan of decided measures; a cancelled one stays in it until it is released (R6)
 * @param actual validated, of decided measures, cancelled ones included
 * @param forecast open, of decided measures that are active
 * @param weight what SPI is weighted by: the plan without its sign
 * @param earned {@code weight} × SPI
 * @param planByStage of measures that are not cancelled; has every stage
 * @param currencyEffect part of the difference of actual and plan
 * @param performance the rest of it
 */
public record RollUp(
        String currency,
        long measures,
        long committed,
        BigDecimal plan,
        BigDecimal originalPlan,
        BigDecimal actual,
        BigDecimal forecast,
        BigDecimal weight,
        BigDecimal earned,
        Map<Stage, BigDecimal> planByStage,
        BigDecimal currencyEffect,
        BigDecimal performance) {
    static final int EARNED_PLACES = 12;
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    public RollUp {
        var stages = new EnumMap<Stage, BigDecimal>(Stage.class);
        for (var stage : Stage.values()) {
            stages.put(stage, planByStage.getOrDefault(stage, ZERO));
        }
        planByStage = Collections.unmodifiableMap(stages);
    }

    /** The sum of no measures. */
    public static RollUp nothing(String currency) {
        return new RollUp(currency, 0, 0, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, Map.of(), ZERO, ZERO);
    }

    /** The sum of one measure. */
    public static RollUp of(Leaf leaf, String currency) {
        var value = leaf.value();
        var cancelled = leaf.condition() == Condition.CANCELLED;
        var byStage = cancelled ? Map.<Stage, BigDecimal>of() : Map.of(leaf.stage(), value.plan());
        if (!leaf.isCommitted()) {
            return new RollUp(currency, 1, 0, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, byStage, ZERO, ZERO);
        }
        var weight = leaf.isCounted() ? value.plan().abs() : ZERO;
        return new RollUp(
                currency,
                1,
                1,
                leaf.isCounted() ? value.plan() : ZERO,
                cancelled && leaf.releasedFromPlan() ? ZERO : value.originalPlan(),
                value.actual(),
                leaf.openForecast(),
                weight,
                earned(weight, leaf.work().spi()),
                byStage,
                value.currencyEffect(),
                value.performance());
    }

    private static BigDecimal earned(BigDecimal weight, Index spi) {
        var product = weight.multiply(spi.reached());
        return spi.isRatio() ? product.divide(spi.planned(), EARNED_PLACES, RoundingMode.CEILING) : weight;
    }

    /** @throws IllegalArgumentException if the other is in another currency */
    public RollUp plus(RollUp other) {
        return combined(other, 1, BigDecimal::add);
    }

    /** What is left without measures that were in it. */
    public RollUp minus(RollUp other) {
        return combined(other, -1, BigDecimal::subtract);
    }

    private RollUp combined(RollUp other, int sign, BinaryOperator<BigDecimal> operation) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add up " + currency + " and " + other.currency);
        }
        var stages = new EnumMap<Stage, BigDecimal>(planByStage);
        other.planByStage.forEach((stage, amount) -> stages.merge(stage, amount, operation));
        return new RollUp(
                currency,
                measures + sign * other.measures,
                committed + sign * other.committed,
                operation.apply(plan, other.plan),
                operation.apply(originalPlan, other.originalPlan),
                operation.apply(actual, other.actual),
                operation.apply(forecast, other.forecast),
                operation.apply(weight, other.weight),
                operation.apply(earned, other.earned),
                stages,
                operation.apply(currencyEffect, other.currencyEffect),
                operation.apply(performance, other.performance));
    }

    /** Validated actuals and open forecast. */
    public BigDecimal expected() {
        return actual.add(forecast);
    }

    /** Done work weighted by plan (R3). */
    public Index spi() {
        return new Index(earned, weight);
    }

    /**
     * The plan of every stage by how likely it comes (R2); shown apart from what is committed.
     *
     * @param weights a stage without a weight counts nothing
     */
    public BigDecimal pipeline(Map<Stage, BigDecimal> weights) {
        return planByStage.entrySet().stream()
                .map(stage -> stage.getValue().multiply(weights.getOrDefault(stage.getKey(), ZERO)))
                .reduce(ZERO, BigDecimal::add);
    }
}
