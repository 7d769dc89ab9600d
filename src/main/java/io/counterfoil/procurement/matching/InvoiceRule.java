package io.counterfoil.procurement.matching;

import java.util.stream.Stream;

/** One named rule about whether an invoice belongs to an order at all. */
interface InvoiceRule {
    Stream<Objection> objections(Order order, Invoice invoice);
}
