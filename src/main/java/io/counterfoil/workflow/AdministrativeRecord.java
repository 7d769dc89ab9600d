package io.counterfoil.workflow;

/** Where the guard writes down what administrators, designers and operators changed. Implemented by the identity module. */
public interface AdministrativeRecord {
    /**
     * Keeps one change in its own transaction: record and change are there together or not at all.
     *
     * @param act what was done, for example {@code CreateMembership}
     * @param what to whom or to what, for example {@code anna.payable, accounts-payable}
     */
    void changed(String person, String act, String what);
}
