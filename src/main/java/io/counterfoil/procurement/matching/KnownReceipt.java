package io.counterfoil.procurement.matching;

import java.util.stream.Stream;

/** RCPT: where lines are billed by receipt, a line says which. */
final class KnownReceipt implements InvoiceRule {
    @Override
    public Stream<Objection> objections(Order order, Invoice invoice) {
        if (order.lines().values().stream().noneMatch(ThreeWayMatch::isByReceipt)) {
            return Stream.empty();
        }
        return invoice.lines().stream()
                .filter(line -> line.receipt() == null)
                .filter(line ->
                        order.billedBy(line).filter(ThreeWayMatch::isByReceipt).isPresent())
                .map(line -> new Objection(
                        "RCPT",
                        Outcome.PARK,
                        Party.ACCOUNTS_PAYABLE,
                        "Invoice line %d names no receipt we know, but order line %d is billed by receipt."
                                .formatted(line.number(), line.orderLine())));
    }
}
