package io.counterfoil.governance.watch;

import java.time.YearMonth;
import java.util.Collection;

/** Looks at measures once a reporting period is over for their owners, or for good. */
public interface PeriodWatch {
    /** Names it in the table of what is still to be looked at: never changed. */
    String name();

    /**
     * Looks at some of the measures, in a transaction that also takes them off the table. If it fails, each of them is
     * looked at alone.
     */
    void look(Collection<String> measures, YearMonth ended);
}
