package io.counterfoil.procurement.process;

import io.counterfoil.workflow.ProcessVariable;
import java.util.Collection;

/** Names of {@code order-amendment.bpmn}, beside those it shares with {@link RequisitionApproval}. */
final class OrderAmendmentApproval {
    /** Levels that the amended amount asks for; then those of them that must decide again. */
    @SuppressWarnings("rawtypes")
    static final ProcessVariable<Collection> APPROVER_GROUPS =
            new ProcessVariable<>("approverGroups", Collection.class);

    static final ProcessVariable<Boolean> APPLIED = new ProcessVariable<>("applied", Boolean.class);

    private OrderAmendmentApproval() {}
}
