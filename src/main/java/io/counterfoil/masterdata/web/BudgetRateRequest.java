package io.counterfoil.masterdata.web;

import io.counterfoil.masterdata.BudgetRate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;

/**
 * A rate to add.
 *
 * @param rate units of the budget currency for one unit of the currency
 */
record BudgetRateRequest(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull BigDecimal rate) {
    BudgetRate rateToAdd() {
        return new BudgetRate(currency, rate);
    }
}
