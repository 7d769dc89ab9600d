package io.counterfoil.governance.actual;

import java.time.Instant;

/**
 * A file of actual values that was brought in.
 *
 * @param key for example {@code AI-1001}
 * @param sha256 of the file as it came
 * @param document number under which the file is kept
 * @param rows below its heading
 * @param added of those, what was not on record before
 */
public record ActualImport(
        String key, String sha256, String document, int rows, int added, String importedBy, Instant importedAt) {}
