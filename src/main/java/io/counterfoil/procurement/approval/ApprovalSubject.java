package io.counterfoil.procurement.approval;

import java.util.Set;

/**
 * What is to be approved, as far as it decides who is asked.
 *
 * @param documentKey business key of the approval
 * @param round of it
 * @param asker who asked for it and so never approves it; empty if only the record of duties says
 * @param askerRole group id whose agreement the asker gave by asking, so that nobody of it is asked; empty if none
 * @param duty that approvers perform on it, for the segregation of duties
 * @param categories of what is bought
 */
public record ApprovalSubject(
        String documentKey,
        int round,
        String asker,
        String askerRole,
        String duty,
        String costCentre,
        Set<String> categories) {
    public ApprovalSubject {
        categories = Set.copyOf(categories);
    }

    /** Asking for it agrees to nothing. */
    public ApprovalSubject(
            String documentKey, int round, String asker, String duty, String costCentre, Set<String> categories) {
        this(documentKey, round, asker, "", duty, costCentre, categories);
    }
}
