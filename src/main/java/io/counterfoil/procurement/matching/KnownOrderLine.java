package io.counterfoil.procurement.matching;

import java.util.stream.Stream;

/** LINE: every line of the invoice bills a line that the order has. */
final class KnownOrderLine implements InvoiceRule {
    @Override
    public Stream<Objection> objections(Order order, Invoice invoice) {
        return invoice.lines().stream()
                .filter(line -> order.billedBy(line).isEmpty())
                .map(line ->
                        new Objection("LINE", Outcome.PARK, Party.ACCOUNTS_PAYABLE, sentence(line, order.number())));
    }

    private static String sentence(Invoice.Line line, String order) {
        return line.orderLine() == null
                ? "Invoice line %d names no line of order %s.".formatted(line.number(), order)
                : "Invoice line %d bills line %d, which order %s does not have."
                        .formatted(line.number(), line.orderLine(), order);
    }
}
