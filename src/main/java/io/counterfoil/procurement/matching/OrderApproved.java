package io.counterfoil.procurement.matching;

import java.util.stream.Stream;

/** POSTAT: an order can be billed from its approval until it is closed; money comes back at any time. */
final class OrderApproved implements InvoiceRule {
    @Override
    public Stream<Objection> objections(Order order, Invoice invoice) {
        if (invoice.kind().isCredit() || invoice.kind() == InvoiceKind.RETENTION_RELEASE) {
            return Stream.empty();
        }
        return switch (order.state()) {
            case APPROVED -> Stream.empty();
            case UNAPPROVED -> objection("Order %s is not approved.".formatted(order.number()));
            case CLOSED -> objection("Order %s is closed.".formatted(order.number()));
        };
    }

    private static Stream<Objection> objection(String sentence) {
        return Stream.of(new Objection("POSTAT", Outcome.PARK, Party.ACCOUNTS_PAYABLE, sentence));
    }
}
