package io.counterfoil.governance.value;

import io.counterfoil.kernel.Money;

/**
 * What a measure does to the result over a horizon.
 *
 * @param effect recurring and one-off effects, before any cost: the in-year value if the horizon is a year
 * @param oneOffCost positive
 * @param depreciation of its investments, rounded to the minor unit
 * @param investment what is paid for investments in these months
 */
public record SeriesResult(Money effect, Money oneOffCost, Money depreciation, Money investment) {

    /** Effects less one-off costs. */
    public Money ebitda() {
        return effect.minus(oneOffCost);
    }

    /** EBITDA less depreciation. */
    public Money ebit() {
        return ebitda().minus(depreciation);
    }

    /** EBITDA less investments when they are paid; taxes and terms of payment are not looked at. */
    public Money cash() {
        return ebitda().minus(investment);
    }
}
