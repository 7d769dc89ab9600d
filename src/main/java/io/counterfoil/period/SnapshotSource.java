package io.counterfoil.period;

import java.time.YearMonth;

/** A module whose figures belong into the snapshot of a closed period. Each bean of this type is asked, by name. */
public interface SnapshotSource {
    /** Names the rows, for example {@code measures}; never changes. */
    String name();

    /**
     * Writes the figures of the period, in an order that depends on nothing but them. Called in the transaction of the
     * closing while nobody can enter anything into the period; streams, because there may be millions.
     */
    void write(YearMonth period, SnapshotWriter out);
}
