package io.counterfoil.governance.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person said.
 *
 * @param reason empty only if they agreed
 * @param actingFor login of the absent person that the voter stands in for; null otherwise
 */
public record GateVote(
        Capacity capacity,
        String voter,
        boolean agreed,
        String reason,
        @Nullable String actingFor,
        Instant votedAt) {
    /** {@code fiona.cfo}, or {@code fiona.cfo for bo.board}. */
    public String who() {
        return actingFor == null ? voter : voter + " for " + actingFor;
    }
}
