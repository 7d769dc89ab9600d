package io.counterfoil.masterdata.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.masterdata.ExchangeRate;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A rate as callers see it. Its state is always IN_FORCE: a rate is never changed. */
record ExchangeRateResponse(
        String businessKey,
        String state,
        String currency,
        String companyCurrency,
        LocalDate validOn,
        BigDecimal rate,
        @JsonProperty("_links") Links links) {

    static ExchangeRateResponse of(ExchangeRate rate) {
        return new ExchangeRateResponse(
                rate.currency() + "-" + rate.validOn(),
                "IN_FORCE",
                rate.currency(),
                MasterData.COMPANY_CURRENCY,
                rate.validOn(),
                rate.rate().stripTrailingZeros(),
                Links.self(ExchangeRateController.PATH));
    }
}
