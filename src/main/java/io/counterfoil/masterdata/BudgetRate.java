package io.counterfoil.masterdata;

import java.math.BigDecimal;

/**
 * What a currency is worth for budgets and approval bands.
 *
 * @param currency ISO 4217
 * @param rate units of {@link MasterData#BUDGET_CURRENCY} for one unit of the currency; above zero
 */
public record BudgetRate(String currency, BigDecimal rate) {}
