package io.counterfoil.masterdata.web;

import io.counterfoil.masterdata.ExchangeRate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rate to add.
 *
 * @param rate units of the currency for one unit of the company's currency
 */
record ExchangeRateRequest(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull LocalDate validOn,
        @NotNull BigDecimal rate) {
    ExchangeRate rateToAdd() {
        return new ExchangeRate(currency, validOn, rate);
    }
}
