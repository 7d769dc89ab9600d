package io.counterfoil.governance.commitment;

import java.util.List;

/** What was ordered on a cost object and is not billed yet. A module that knows orders implements it. */
public interface OpenCommitments {
    /**
     * Business keys of what is open, in their order.
     *
     * @param costObject cost centre or project of the ledger
     */
    List<String> of(String costObject);
}
