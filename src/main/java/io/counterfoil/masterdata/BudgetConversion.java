package io.counterfoil.masterdata;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Budget rates as they stood at one moment, for whoever converts many amounts.
 *
 * @param rates units of the budget currency for one of the currency
 */
public record BudgetConversion(Map<String, BigDecimal> rates) {
    public BudgetConversion {
        rates = Map.copyOf(rates);
    }

    /**
     * The amount in the budget currency, rounded half up to cents.
     *
     * @throws BusinessRuleViolation {@code BUDGET_RATE_MISSING}
     */
    public Money convert(Money amount) {
        var rate = rates.get(amount.currency());
        if (rate == null) {
            throw new BusinessRuleViolation(
                    "BUDGET_RATE_MISSING",
                    "currency: no budget rate for " + amount.currency()
                            + "; have a controller add one under budget rates, then try again");
        }
        return new Money(amount.amount().multiply(rate), MasterData.BUDGET_CURRENCY).rounded();
    }
}
