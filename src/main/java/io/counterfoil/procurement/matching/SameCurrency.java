package io.counterfoil.procurement.matching;

import java.util.stream.Stream;

/** CCY: an invoice in another currency is never converted; its quantities are still compared. */
final class SameCurrency implements InvoiceRule {
    @Override
    public Stream<Objection> objections(Order order, Invoice invoice) {
        if (invoice.currency().equals(order.currency())) {
            return Stream.empty();
        }
        return Stream.of(new Objection(
                "CCY",
                Outcome.HOLD,
                Party.ACCOUNTS_PAYABLE,
                "The invoice is in %s, but order %s is in %s; amounts were not compared."
                        .formatted(invoice.currency(), order.number(), order.currency())));
    }
}
