package io.counterfoil.governance.closing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Confirmed value that went away, in the measure's currency.
 *
 * @param event its key, for example {@code DE-1001}
 * @param lastPeriod the latest of the periods looked at
 * @param reached actuals of those periods
 * @param runRate value of a year that was closed
 * @param decision null while nobody decided
 */
public record DecayEvent(
        String event,
        String measure,
        YearMonth lastPeriod,
        BigDecimal reached,
        BigDecimal runRate,
        String words,
        Instant foundAt,
        @Nullable DecayDecision decision,
        String reason,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {}
