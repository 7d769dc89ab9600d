package io.counterfoil.exchange.contract;

/** Which way the records of a contract go, seen from Counterfoil. */
public enum Direction {
    IN,
    OUT,
    BOTH,
    /** They come in as proposals; a person decides on each. */
    REVIEW;

    public boolean comesIn() {
        return this != OUT;
    }

    public boolean goesOut() {
        return this == OUT || this == BOTH;
    }
}
