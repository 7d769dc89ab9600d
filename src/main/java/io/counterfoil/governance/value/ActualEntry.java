package io.counterfoil.governance.value;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One actual value. It is never changed: what comes late is another entry.
 *
 * @param key of the entry, unique within its measure
 * @param period the month it belongs to
 * @param reportedIn the open month it was entered in; later than {@code period} if it is a prior-period correction
 * @param amount may be negative
 * @param document number of the ledger's document; null if it did not come from a ledger
 * @param editor who entered or changed it by hand; null if nobody did
 */
public record ActualEntry(
        String key,
        YearMonth period,
        YearMonth reportedIn,
        BigDecimal amount,
        @Nullable String document,
        @Nullable String editor) {

    public ActualEntry {
        if (reportedIn.isBefore(period)) {
            throw new IllegalArgumentException(
                    "actual " + key + " of " + period + " cannot be reported before, in " + reportedIn);
        }
    }

    /** Whether it corrects a month that was closed when it came. */
    public boolean isCorrection() {
        return reportedIn.isAfter(period);
    }
}
