package io.counterfoil.governance.rollup;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.status.PotentialStatus;
import io.counterfoil.governance.status.StatusBands;
import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.util.List;

/**
 * One measure as its parents see it.
 *
 * @param parent key of the node it hangs under
 * @param stage of a cancelled measure the one it had reached
 * @param releasedFromPlan of a cancelled measure, whether the steering committee let it out of the original plan
 */
public record Leaf(
        String key, String parent, Stage stage, Condition condition, boolean releasedFromPlan, Value value, Work work) {

    /**
     * Over the horizon of the roll-up, in the reporting currency: plan at the plan rate, actual at the average of its
     * period (R1).
     *
     * @param originalPlan of the first baseline; the same if there was no other
     * @param actual validated, of closed periods
     * @param forecast of open periods
     * @param currencyEffect part of the difference of actual and plan, as {@code CurrencySplit} tells it
     * @param performance the rest of it
     */
    public record Value(
            BigDecimal plan,
            BigDecimal originalPlan,
            BigDecimal actual,
            BigDecimal forecast,
            BigDecimal currencyEffect,
            BigDecimal performance) {

        /** All in the reporting currency from the start, with one baseline. */
        public static Value of(BigDecimal plan, BigDecimal actual, BigDecimal forecast) {
            return new Value(plan, plan, actual, forecast, BigDecimal.ZERO, BigDecimal.ZERO);
        }
    }

    /**
     * @param light of its implementation, delays included
     * @param stale whether its potential status is
     */
    public record Work(Index spi, Light light, boolean stale) {}

    /** Whether its plan counts now: decided and not cancelled (R2, R6). */
    public boolean isCounted() {
        return stage.isCommitted() && condition != Condition.CANCELLED;
    }

    /** Whether it counts anywhere but in the pipeline: a cancelled measure does by its actuals and its original plan. */
    public boolean isCommitted() {
        return stage.isCommitted();
    }

    /** What is still expected to come; nothing on hold (R5) or after cancelling (R6). */
    BigDecimal openForecast() {
        return condition == Condition.ACTIVE ? value.forecast() : BigDecimal.ZERO;
    }

    /** Of itself alone, by the same figures that it hands up. */
    public PotentialStatus potential(StatusBands bands) {
        return PotentialStatus.of(value.actual().add(openForecast()), value.plan(), value.originalPlan(), bands)
                .stale(work.stale() ? List.of("the measure is stale") : List.of());
    }
}
