package io.counterfoil.procurement.process;

import io.counterfoil.workflow.ProcessVariable;

/** Names of {@code tolerance-change.bpmn}. */
final class ToleranceChange {
    static final ProcessVariable<Boolean> MATCHES_REPLAYED = new ProcessVariable<>("matchesReplayed", Boolean.class);
    static final ProcessVariable<Boolean> HELD_INVOICES_MATCHED =
            new ProcessVariable<>("heldInvoicesMatched", Boolean.class);
    /** Registration of the invoice up to which held invoices were matched again. */
    static final ProcessVariable<Long> MATCHED_UP_TO = new ProcessVariable<>("matchedUpTo", Long.class);

    private ToleranceChange() {}
}
