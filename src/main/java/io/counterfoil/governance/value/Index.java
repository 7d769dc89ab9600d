package io.counterfoil.governance.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was reached of what was planned, kept as its two figures, so that a threshold is compared exactly: .94967 is
 * below .95, however it is shown.
 *
 * <p>Of a positive plan it is {@code reached / planned}. Of a negative one, a measure that costs, it is one plus the
 * relative deviation, so that costing less than planned is above 1 and costing more is below. Of a plan of zero there is
 * no ratio: every threshold is met unless less than nothing was reached.
 *
 * @param reached in the unit of {@code planned}; may be negative
 */
public record Index(BigDecimal reached, BigDecimal planned) {
    private static final int SHOWN_PLACES = 4;

    /** Everything that could be asked is there, as where nothing is due yet. */
    public static final Index FULL = new Index(BigDecimal.ONE, BigDecimal.ONE);

    /** Whether at least this share was reached; equal is enough. Compared by multiplication, nothing is rounded. */
    public boolean isAtLeast(BigDecimal share) {
        var mayMiss = BigDecimal.ONE.subtract(share).multiply(planned.abs());
        return reached.compareTo(planned.subtract(mayMiss)) >= 0;
    }

    /** Whether there is a plan to measure against. */
    public boolean isRatio() {
        return planned.signum() != 0;
    }

    /** To four places, half up, for people; null of a plan of zero. Never to be compared with a threshold. */
    public @Nullable BigDecimal rounded() {
        return isRatio() ? over().divide(planned.abs(), SHOWN_PLACES, RoundingMode.HALF_UP) : null;
    }

    /** {@code 0.9083}, or {@code no plan}. */
    public String shown() {
        var rounded = rounded();
        return rounded == null ? "no plan" : rounded.toPlainString();
    }

    /** Exact; of a plan of zero a loss is worse than any ratio, and anything else is better. */
    public boolean isWorseThan(Index other) {
        if (isRatio() && other.isRatio()) {
            return over().multiply(other.planned.abs()).compareTo(other.over().multiply(planned.abs())) < 0;
        }
        return isRatio() ? !other.isLossWithoutPlan() : isLossWithoutPlan() && !other.isLossWithoutPlan();
    }

    private boolean isLossWithoutPlan() {
        return !isRatio() && reached.signum() < 0;
    }

    private BigDecimal over() {
        return reached.subtract(planned).add(planned.abs());
    }
}
