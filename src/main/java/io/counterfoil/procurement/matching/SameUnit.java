package io.counterfoil.procurement.matching;

import java.util.Optional;
import java.util.stream.Stream;

/** UOM: quantities in different units cannot be compared without a conversion. */
final class SameUnit implements InvoiceRule {
    @Override
    public Stream<Objection> objections(Order order, Invoice invoice) {
        return invoice.lines().stream().flatMap(line -> objection(order, line).stream());
    }

    private static Optional<Objection> objection(Order order, Invoice.Line line) {
        return order.billedBy(line)
                .filter(ordered -> !ordered.unit().equals(line.unit()))
                .map(ordered -> new Objection(
                        "UOM",
                        Outcome.PARK,
                        Party.ACCOUNTS_PAYABLE,
                        "Invoice line %d is in %s, but order line %d is in %s and no conversion is known."
                                .formatted(line.number(), line.unit(), ordered.number(), ordered.unit())));
    }
}
