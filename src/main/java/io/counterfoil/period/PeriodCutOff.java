package io.counterfoil.period;

import java.time.YearMonth;

/** The period is cut off; published in the transaction that does it. */
public record PeriodCutOff(YearMonth period) {}
