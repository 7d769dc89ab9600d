package io.counterfoil.governance.measure;

import java.math.BigDecimal;

/**
 * What a version of a plan comes to, in the currency of the measure.
 *
 * @param current whether it is what the measure is held against now; else it is a draft beside it
 * @param mostRecurring effect of the best month
 * @param oneOff effect, of all months
 * @param spent one-off costs and capital, of all months
 */
public record PlanTotals(boolean current, BigDecimal mostRecurring, BigDecimal oneOff, BigDecimal spent) {}
