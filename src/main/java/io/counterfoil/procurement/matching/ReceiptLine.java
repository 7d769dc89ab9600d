package io.counterfoil.procurement.matching;

/**
 * The goods of one receipt for one order line.
 *
 * @param receipt number of the goods receipt, for example {@code GR-1001}
 */
public record ReceiptLine(String receipt, int orderLine, ReceivedGoods goods) {}
