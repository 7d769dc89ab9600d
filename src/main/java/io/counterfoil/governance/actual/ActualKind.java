package io.counterfoil.governance.actual;

/** What an actual value is. */
public enum ActualKind {
    RECURRING,
    ONE_OFF,
    /** A cost, as a positive figure. */
    ONE_OFF_COST,
    /** An investment, as a positive figure. */
    CAPITAL;

    /** Whether it is compared with the plan; costs stand beside it. */
    public boolean isEffect() {
        return this == RECURRING || this == ONE_OFF;
    }
}
