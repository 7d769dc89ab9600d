package io.counterfoil.procurement.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one level decided about a document.
 *
 * @param approver login of the person
 * @param approverGroup group id of the level, for example {@code cost-centre-owner}
 * @param onBehalfOf whose decision it was if a substitute made it; null if it was the approver's own
 * @param reason in the person's words; may be empty where it approved
 */
public record LevelDecision(
        String approver,
        String approverGroup,
        boolean approved,
        String reason,
        @Nullable String onBehalfOf) {

    /** Whether the person made it, or it was made for them. */
    public boolean isOf(String person) {
        return person.equals(approver) || person.equals(onBehalfOf);
    }

    /** For the audit trail: the level, for whom if not for oneself, and one figure more. */
    public Map<String, String> figures(String name, String value) {
        return onBehalfOf == null
                ? Map.of("level", approverGroup, name, value)
                : Map.of("level", approverGroup, name, value, "for", onBehalfOf);
    }

    /** As people read it: "B for A" where a substitute decided. */
    public String who() {
        return onBehalfOf == null ? approver : approver + " for " + onBehalfOf;
    }
}
