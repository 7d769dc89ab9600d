package io.counterfoil.governance.gate;

import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One question to a gate.
 *
 * @param passage that it belongs to, for example {@code G-1001}
 * @param round from 1; a new one for each question of the passage
 * @param returnTo, reviewOn, sunkCost null unless the decision needs it
 * @param outcome null while it is open
 */
public record GateQuestion(
        String passage,
        String measure,
        int round,
        GateDecision asked,
        Stage fromStage,
        @Nullable Stage returnTo,
        @Nullable LocalDate reviewOn,
        @Nullable BigDecimal sunkCost,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable Outcome outcome,
        String outcomeReason,
        @Nullable Instant decidedAt) {
    /** How a question ended. */
    public enum Outcome {
        /** Done as asked. */
        DECIDED,
        /** Nothing changed. */
        REFUSED,
        /** A decider proposed something else, which is the next round. */
        REPLACED,
        /** Agreed, but no longer possible when it was. */
        VOID,
        /** Taken back by who had asked, with a reason. */
        WITHDRAWN
    }

    GateRequest request() {
        return new GateRequest(asked, reason, false, returnTo, reviewOn, sunkCost, null);
    }
}
