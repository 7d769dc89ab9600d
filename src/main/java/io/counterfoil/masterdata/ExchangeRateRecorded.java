package io.counterfoil.masterdata;

/** A rate was added: what waited for it may be looked at again. Published in the transaction that adds it. */
public record ExchangeRateRecorded(ExchangeRate rate) {}
