package io.counterfoil.ledger;

/**
 * One account of the chart.
 *
 * @param code digits, for example {@code 1600}
 * @param type ASSET, LIABILITY, EQUITY, REVENUE or EXPENSE
 */
public record Account(String code, String name, String type) {}
