package io.counterfoil.kernel;

import java.util.Map;

/**
 * What the audit trail must know: who did what to which document, why, and on which figures. Published as a Spring
 * event inside the transaction of the change, so that no change stands without its fact and no fact without its change.
 *
 * @param businessKey key of the document, for example {@code REQ-1001} or {@code S-100/INV-9}
 * @param actor login of the person, or {@link #SYSTEM}
 * @param action what happened, in capitals, for example {@code REQUISITION_APPROVED}
 * @param reason in the words of the actor or of the rule; empty if the action needs none
 * @param figures what the decider saw; amounts as plain decimal text
 */
public record AuditFact(String businessKey, String actor, String action, String reason, Map<String, String> figures) {
    /** The actor of everything that no person did. */
    public static final String SYSTEM = "counterfoil";

    public AuditFact {
        figures = Map.copyOf(figures);
    }
}
