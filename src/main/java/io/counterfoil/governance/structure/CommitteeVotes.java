package io.counterfoil.governance.structure;

import java.util.List;

/** What committees are asked now; answered by those who know gates. */
public interface CommitteeVotes {
    /** Keys of the passages that this committee decides with others or alone, and has not settled. */
    List<String> openOf(String committee);
}
