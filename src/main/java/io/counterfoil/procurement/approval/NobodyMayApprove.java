package io.counterfoil.procurement.approval;

import io.counterfoil.kernel.BusinessRuleViolation;

/** Every person who could approve is excluded, or nobody has the role. Then nothing is approved until somebody can. */
public final class NobodyMayApprove extends BusinessRuleViolation {
    public static final String CODE = "NOBODY_MAY_APPROVE";

    NobodyMayApprove(String what) {
        super(CODE, what);
    }

    /** The decision table answered nothing, which must never read as "nobody is needed". */
    public static NobodyMayApprove emptyMatrix() {
        return new NobodyMayApprove(
                "the decision table that names approvers asks for nobody; it must ask for somebody");
    }
}
