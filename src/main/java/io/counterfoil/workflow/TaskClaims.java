package io.counterfoil.workflow;

import io.counterfoil.kernel.BusinessRuleViolation;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/**
 * What, beside the duty that a task declares, keeps a person from completing it: asked at the claim already, so that
 * nobody holds what they cannot decide. Implemented by the processes.
 */
public interface TaskClaims {
    /**
     * @param absent for whom the person would act; null in their own right
     * @throws BusinessRuleViolation if completing the task would be refused to the person
     */
    void requireMayClaim(DelegateTask task, String person, @Nullable String absent);
}
