package io.counterfoil.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/** For whom a person acts at a task. Written by the guard when the task is completed, and by nobody else. */
public final class ActingFor {
    /** Variable of the task. */
    public static final String VARIABLE = "onBehalfOf";

    private ActingFor() {}

    /** Login of the absent person; null if the one who completes acts in their own right. */
    public static @Nullable String at(DelegateTask task) {
        return task.getVariableLocal(VARIABLE) instanceof String absent ? absent : null;
    }
}
