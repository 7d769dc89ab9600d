package io.counterfoil.period;

/** Where a reporting period stands. */
public enum PeriodState {
    /** Values are entered. Also the state of a month that nobody opened as a period yet. */
    OPEN,
    /** Owners only read; controllers finish what must be true before it is closed. */
    CUT_OFF,
    /** Stands in a snapshot and takes nothing more. */
    CLOSED,
    /** Open again after two people agreed; its snapshots stay, closing it makes another. */
    REOPENED;

    /** Whether owners enter values. */
    public boolean isOpen() {
        return this == OPEN || this == REOPENED;
    }
}
