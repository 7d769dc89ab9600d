package io.counterfoil.period;

import java.time.Instant;
import java.time.YearMonth;

/**
 * What a period was reported as when it was closed. Never changes.
 *
 * @param version 1 for the first closing
 * @param reason what the controller said when closing
 * @param sha256 of the CSV file in UTF-8, heading included, as 64 hexadecimal digits: what {@code sha256sum} prints
 */
public record PeriodSnapshot(
        YearMonth period, int version, Instant takenAt, String takenBy, String reason, long rowCount, String sha256) {}
