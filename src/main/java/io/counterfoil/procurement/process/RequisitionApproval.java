package io.counterfoil.procurement.process;

import io.counterfoil.workflow.ProcessVariable;

/** Names of {@code requisition-approval.bpmn}. */
final class RequisitionApproval {
    static final ProcessVariable<Boolean> BUDGET_AVAILABLE = new ProcessVariable<>("budgetAvailable", Boolean.class);

    static final ProcessVariable<String> REQUESTER = new ProcessVariable<>("requester", String.class);
    static final ProcessVariable<String> DECISION = new ProcessVariable<>("decision", String.class);

    private RequisitionApproval() {}
}
