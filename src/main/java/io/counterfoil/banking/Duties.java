package io.counterfoil.banking;

/** Segregation of duties as banking needs it; bound to the identity module. */
@FunctionalInterface
public interface Duties {
    /**
     * Records that a person did something to a document, if no duty they performed before on its cases forbids it.
     *
     * @throws io.counterfoil.kernel.Forbidden if one does
     */
    void perform(String businessKey, String duty, String person);
}
