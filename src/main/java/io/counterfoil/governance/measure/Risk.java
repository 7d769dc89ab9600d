package io.counterfoil.governance.measure;

/**
 * What may go wrong.
 *
 * @param response what is done about it
 */
public record Risk(int number, String description, Degree probability, Degree impact, String response) {
    /** How much. */
    public enum Degree {
        LOW,
        MEDIUM,
        HIGH
    }
}
