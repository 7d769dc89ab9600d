package io.counterfoil.workflow;

/**
 * Segregation of duties as the guard needs it: asked when a person claims or completes a task that declares a duty.
 * Implemented by the identity module.
 */
public interface TaskDuties {
    /** The duty of completing a task that declares none, in a model that is not the product's. */
    String OF_ANY_TASK = "DECIDE_TASK";

    /**
     * Asks whether the person may perform the duty on this document, recording nothing.
     *
     * @throws io.counterfoil.kernel.Forbidden if an earlier act of the person in the same case excludes it
     */
    void check(String businessKey, String duty, String person);

    /**
     * Asks and records in the caller's transaction, so that the duty stands exactly if the decision does.
     *
     * @throws io.counterfoil.kernel.Forbidden if an earlier act of the person in the same case excludes it
     */
    void perform(String businessKey, String duty, String person);

    /**
     * As {@link #check} for a substitute: the acts of both count.
     *
     * @param absent for whom the person acts
     */
    void checkFor(String businessKey, String duty, String person, String absent);

    /** As {@link #perform} for a substitute: the acts of both count, and it becomes an act of both. */
    void performFor(String businessKey, String duty, String person, String absent);

    /** Notes in the caller's transaction who deployed models: they decide in no case that runs on them. */
    void deployed(String deployment, String person);
}
