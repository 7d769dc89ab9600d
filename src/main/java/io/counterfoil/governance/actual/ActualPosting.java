package io.counterfoil.governance.actual;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An actual value as it arrives.
 *
 * @param period the month it belongs to
 * @param amount in the currency of the measure; negative takes back
 * @param document number of the ledger's document
 * @param line of that document
 * @param corrects number of the entry that it corrects; null for none
 * @param reason needed if the period is closed already; may be empty else
 */
public record ActualPosting(
        String measure,
        YearMonth period,
        ActualKind kind,
        BigDecimal amount,
        ActualSource source,
        String document,
        int line,
        LocalDate postedOn,
        @Nullable Long corrects,
        String reason) {}
