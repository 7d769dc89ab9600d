package io.counterfoil.masterdata;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a currency was quoted at.
 *
 * @param currency ISO 4217
 * @param validOn day of the quotation; it counts from then on until a newer one
 * @param rate units of the currency for one unit of {@link MasterData#COMPANY_CURRENCY}; above zero
 */
public record ExchangeRate(String currency, LocalDate validOn, BigDecimal rate) {}
