package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.value.Horizon;
import io.counterfoil.governance.value.MeasureSeries;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to the result of a calendar year, in the currency of the measure.
 *
 * @param effect recurring and one-off, in the year
 * @param runRate twelve times the recurring effect of December
 * @param paybackMonths from the first effect on, to four places; null if it is never earned back
 */
record FinancialsResponse(
        String measure,
        int year,
        String currency,
        BigDecimal effect,
        BigDecimal runRate,
        BigDecimal ebitda,
        BigDecimal ebit,
        BigDecimal cash,
        @Nullable BigDecimal paybackMonths,
        @JsonProperty("_links") Links links) {

    static FinancialsResponse of(String measure, int year, MeasureSeries plan, Links links) {
        var result = plan.over(Horizon.ofYear(year));
        return new FinancialsResponse(
                measure,
                year,
                plan.currency(),
                result.effect().amount(),
                plan.runRate(YearMonth.of(year, Month.DECEMBER)).amount(),
                result.ebitda().amount(),
                result.ebit().amount(),
                result.cash().amount(),
                plan.paybackMonths().orElse(null),
                links);
    }
}
