package io.counterfoil.procurement.approval;

import io.counterfoil.identity.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One answer of a decision table that names approvers, as {@code ApprovalMatrix}: somebody of this role must agree.
 *
 * @param level lower levels are asked first
 * @param role group id, for example {@code cost-centre-owner}
 * @param parallel asked together with the first of its level, not after it
 * @param why as the approver reads it
 */
public record MatrixRow(int level, String role, boolean parallel, String why) {

    /**
     * Reads what the table said.
     *
     * @throws IllegalStateException if a column is missing or the role is none: a defect of the table
     */
    public static MatrixRow of(Map<String, Object> answer) {
        if (answer.get("level") instanceof Number level
                && answer.get("approverGroup") instanceof String role
                && Role.of(role).isPresent()
                && answer.get("why") instanceof String why) {
            return new MatrixRow(level.intValue(), role, Boolean.TRUE.equals(answer.get("parallel")), why);
        }
        throw new IllegalStateException("the decision table that names approvers answers " + answer
                + "; each rule must say a level, an approver group that is a role, and why");
    }

    /** The same with one reason more. */
    public MatrixRow alsoBecause(String reason) {
        return new MatrixRow(level, role, parallel, why + " " + reason);
    }

    /**
     * What is left to ask when somebody of this role agrees already.
     *
     * @throws NobodyMayApprove if the table answered nothing, which must never read as "nobody is needed"
     */
    public static List<MatrixRow> besides(String role, Collection<MatrixRow> rows) {
        if (rows.isEmpty()) {
            throw NobodyMayApprove.emptyMatrix();
        }
        return rows.stream().filter(row -> !row.role().equals(role)).toList();
    }
}
