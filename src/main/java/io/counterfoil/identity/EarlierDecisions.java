package io.counterfoil.identity;

import io.counterfoil.workflow.TaskOffer;

/** What somebody decided before about the same thing, beside the rules of segregation. Implemented by the processes. */
public interface EarlierDecisions {
    /** Whether the person asked for what is decided at the task, or has decided another level of it, so not this one. */
    boolean exclude(TaskOffer task, String person);
}
