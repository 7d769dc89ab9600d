package io.counterfoil.governance.process;

import io.counterfoil.workflow.ProcessVariable;

/** What the process MeasureClosure carries beside its key and what voting needs. */
final class ClosureProcess {
    /** Input of the table {@code ClosureDeciders}. */
    static final ProcessVariable<String> DECISION = new ProcessVariable<>("closureDecision", String.class);

    static final String CLOSERS = "closers";

    private ClosureProcess() {}
}
