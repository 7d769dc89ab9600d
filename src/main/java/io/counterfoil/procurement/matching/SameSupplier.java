package io.counterfoil.procurement.matching;

import java.util.stream.Stream;

/** SUP: only the supplier of the order may bill it. */
final class SameSupplier implements InvoiceRule {
    @Override
    public Stream<Objection> objections(Order order, Invoice invoice) {
        if (invoice.supplier().equals(order.supplier())) {
            return Stream.empty();
        }
        return Stream.of(new Objection(
                "SUP",
                Outcome.PARK,
                Party.ACCOUNTS_PAYABLE,
                "The invoice comes from supplier %s, but order %s was placed with %s."
                        .formatted(invoice.supplier(), order.number(), order.supplier())));
    }
}
