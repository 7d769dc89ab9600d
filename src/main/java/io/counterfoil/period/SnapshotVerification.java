package io.counterfoil.period;

/**
 * Whether the rows of a snapshot still are what was hashed at the closing.
 *
 * @param expected hash kept with the snapshot
 * @param found hash of the rows as they stand now
 */
public record SnapshotVerification(String expected, String found, long expectedRows, long foundRows) {
    public boolean isIntact() {
        return expected.equals(found) && expectedRows == foundRows;
    }
}
