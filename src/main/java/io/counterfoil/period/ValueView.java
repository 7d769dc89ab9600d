package io.counterfoil.period;

/** How a query looks at the values of closed periods. */
public enum ValueView {
    /** As the newest snapshot has them; corrections count in the period in which they were entered. */
    AS_REPORTED,
    /** As they are known today; corrections count in the period that they are about. */
    AS_CORRECTED
}
