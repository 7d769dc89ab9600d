package io.counterfoil.governance.actual;

import io.counterfoil.governance.value.ActualEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An actual value on record.
 *
 * @param entry its number
 * @param reportedIn the month it counts in as reported; later than {@code period} for a prior-period correction
 */
public record EnteredActual(
        long entry,
        String measure,
        YearMonth period,
        YearMonth reportedIn,
        ActualKind kind,
        BigDecimal amount,
        ActualSource source,
        String document,
        int line,
        LocalDate postedOn,
        @Nullable Long corrects,
        String reason,
        String enteredBy,
        Instant enteredAt) {
    /** As the rules read it. Whoever brought a file in is its editor; books that post by themselves have none. */
    ActualEntry forRules() {
        return new ActualEntry(
                Long.toString(entry),
                period,
                reportedIn,
                amount,
                document,
                source == ActualSource.IMPORT ? enteredBy : null);
    }
}
