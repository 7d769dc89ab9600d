package io.counterfoil.workflow;

/** Where the guard writes down what it refused. Implemented by the identity module. */
public interface RefusalRecord {
    /**
     * Keeps one refusal, in a transaction of its own: the refused one is rolled back.
     *
     * @param act what was tried, for example {@code CompleteTask}
     * @param businessKey key of the document, empty if the act concerned none
     */
    void refused(String person, String act, String businessKey, String reason);
}
