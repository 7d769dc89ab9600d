package io.counterfoil.governance.transfer;

/** What a file changed; rows that say what is on record already change nothing. */
public record Brought(int rows, int added, int changed) {
    enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    Brought and(Outcome outcome) {
        return new Brought(
                rows + 1, added + (outcome == Outcome.ADDED ? 1 : 0), changed + (outcome == Outcome.CHANGED ? 1 : 0));
    }
}
