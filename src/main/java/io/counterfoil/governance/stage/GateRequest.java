package io.counterfoil.governance.stage;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision and what goes with it. What a decision does not need is ignored.
 *
 * @param bySteering whether the steering committee decides
 * @param returnTo of RETURN; null otherwise
 * @param reviewOn of HOLD; null otherwise
 * @param sunkCost of CANCEL, in the measure's currency, zero if nothing was spent; null otherwise
 * @param decayEvent of REOPEN, key of the decay event that a controller confirmed; null otherwise
 */
public record GateRequest(
        GateDecision decision,
        String reason,
        boolean bySteering,
        @Nullable Stage returnTo,
        @Nullable LocalDate reviewOn,
        @Nullable BigDecimal sunkCost,
        @Nullable String decayEvent) {

    /** ADVANCE, RESUME or REBASELINE. */
    public static GateRequest of(GateDecision decision, String reason) {
        return new GateRequest(decision, reason, false, null, null, null, null);
    }

    public static GateRequest returnTo(Stage stage, String reason) {
        return new GateRequest(GateDecision.RETURN, reason, false, stage, null, null, null);
    }

    public static GateRequest hold(LocalDate reviewOn, String reason) {
        return new GateRequest(GateDecision.HOLD, reason, false, null, reviewOn, null, null);
    }

    public static GateRequest cancel(BigDecimal sunkCost, String reason) {
        return new GateRequest(GateDecision.CANCEL, reason, false, null, null, sunkCost, null);
    }

    public static GateRequest reopen(String decayEvent, String reason) {
        return new GateRequest(GateDecision.REOPEN, reason, false, null, null, null, decayEvent);
    }

    /** The same, decided by the steering committee. */
    public GateRequest asSteering() {
        return new GateRequest(decision, reason, true, returnTo, reviewOn, sunkCost, decayEvent);
    }
}
