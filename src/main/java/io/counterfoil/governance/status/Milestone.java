package io.counterfoil.governance.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A step of a measure that is done or not; there is no half.
 *
 * @param weight above zero
 * @param baseline when it was promised
 * @param forecast when its owner expects it now
 * @param doneOn null while it is open
 * @param evidenceHash of the document that proves it; without one it does not count as done
 */
public record Milestone(
        int number,
        String name,
        BigDecimal weight,
        LocalDate baseline,
        LocalDate forecast,
        @Nullable LocalDate doneOn,
        @Nullable String evidenceHash) {

    public Milestone {
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("milestone " + number + " needs a weight above zero, not " + weight);
        }
    }

    /** Done by the end of a day, with evidence; what is done later was still open on that day. */
    public boolean isDone(LocalDate cutOff) {
        return doneOn != null && !doneOn.isAfter(cutOff) && evidenceHash != null && !evidenceHash.isBlank();
    }

    /** Promised for that day or an earlier one. */
    public boolean isDue(LocalDate cutOff) {
        return !baseline.isAfter(cutOff);
    }

    /**
     * Days behind the baseline, if it is open; negative if it is expected early. A forecast that has passed is none: the
     * day after the cut-off is the earliest that is left.
     */
    long delay(LocalDate cutOff) {
        var expected = forecast.isAfter(cutOff) ? forecast : cutOff.plusDays(1);
        return ChronoUnit.DAYS.between(baseline, expected);
    }

    /** {@code milestone 4 (Contract signed)}. */
    String title() {
        return "milestone " + number + " (" + name + ")";
    }
}
