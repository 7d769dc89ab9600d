package io.counterfoil.procurement.approval;

/**
 * What one level decided about a document.
 *
 * @param approver login of the person
 * @param approverGroup group id of the level, for example {@code cost-centre-owner}
 * @param reason in the person's words; may be empty where it approved
 */
public record LevelDecision(String approver, String approverGroup, boolean approved, String reason) {}
