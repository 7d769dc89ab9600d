package io.counterfoil.procurement.process;

import io.counterfoil.workflow.ProcessVariable;

/** Names of {@code order-amendment.bpmn}, beside those it shares with {@link RequisitionApproval}. */
final class OrderAmendmentApproval {
    static final ProcessVariable<Boolean> APPLIED = new ProcessVariable<>("applied", Boolean.class);

    private OrderAmendmentApproval() {}
}
