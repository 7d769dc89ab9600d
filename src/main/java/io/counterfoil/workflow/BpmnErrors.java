package io.counterfoil.workflow;

import io.counterfoil.kernel.BusinessRuleViolation;
import org.camunda.bpm.engine.delegate.BpmnError;

/** Turns a refusal of a rule into the error event of the same code, which the diagram must catch. */
public final class BpmnErrors {
    private BpmnErrors() {}

    public static BpmnError from(BusinessRuleViolation refusal) {
        return new BpmnError(refusal.code(), refusal.getMessage(), refusal);
    }
}
