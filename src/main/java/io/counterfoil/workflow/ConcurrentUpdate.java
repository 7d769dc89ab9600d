package io.counterfoil.workflow;

import org.camunda.bpm.engine.OptimisticLockingException;

/** Recognises the engine's refusal of the later of two simultaneous changes, so that callers need no engine types. */
public final class ConcurrentUpdate {
    private ConcurrentUpdate() {}

    /** Whether the engine refused because someone else changed the same at the same moment; repeating may succeed. */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) {
                return true;
            }
        }
        return false;
    }
}
