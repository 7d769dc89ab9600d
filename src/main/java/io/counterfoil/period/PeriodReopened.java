package io.counterfoil.period;

import java.time.YearMonth;

/** The period takes values again; published in that transaction. */
public record PeriodReopened(YearMonth period, int keptVersion) {}
