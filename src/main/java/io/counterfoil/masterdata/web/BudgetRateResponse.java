package io.counterfoil.masterdata.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.masterdata.BudgetRate;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;

/** A rate as callers see it. Its state is always IN_FORCE: a rate is never changed. */
record BudgetRateResponse(
        String businessKey,
        String state,
        String currency,
        String budgetCurrency,
        BigDecimal rate,
        @JsonProperty("_links") Links links) {

    static BudgetRateResponse of(BudgetRate rate) {
        return new BudgetRateResponse(
                rate.currency(),
                "IN_FORCE",
                rate.currency(),
                MasterData.BUDGET_CURRENCY,
                rate.rate().stripTrailingZeros(),
                Links.self(BudgetRateController.PATH));
    }
}
