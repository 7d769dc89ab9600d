package io.counterfoil.period;

import java.time.YearMonth;

/** The period is closed and its snapshot taken; published in that transaction, so a listener that fails keeps it open. */
public record PeriodClosed(YearMonth period, int version, String sha256) {}
