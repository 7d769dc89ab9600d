package io.counterfoil.governance.measure;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A measure as it stands.
 *
 * @param measure its key, for example {@code M-1001}
 * @param reviewOn when a held measure must be looked at again; null unless held
 * @param holdsInARow how often it was held since it last moved
 * @param sunkCost what a cancelled measure had cost by then; null unless cancelled
 * @param planReleasedAt when the steering committee took its plan out of the original index (R6)
 * @param closedRunRate the confirmed value of a year; null unless closed
 * @param version counts changes, so that nobody overwrites what they have not seen
 */
public record Measure(
        String measure,
        MeasureProfile profile,
        @Nullable Instant ownerAcceptedAt,
        Stage stage,
        Condition condition,
        @Nullable LocalDate reviewOn,
        int holdsInARow,
        @Nullable BigDecimal sunkCost,
        @Nullable Instant planReleasedAt,
        @Nullable BigDecimal closedRunRate,
        @Nullable Instant closedAt,
        String createdBy,
        Instant createdAt,
        int version) {
    /** Whether baseline, plan and milestones are frozen: from D3 on only a gate changes them. */
    public boolean decided() {
        return stage.ordinal() >= Stage.D3.ordinal();
    }

    /** Whether its owner answers for a forecast: once it is decided, until it is closed, held or cancelled. */
    public boolean promises() {
        return decided() && stage != Stage.D5 && condition == Condition.ACTIVE;
    }
}
