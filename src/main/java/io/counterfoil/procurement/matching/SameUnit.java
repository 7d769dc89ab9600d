package io.counterfoil.procurement.matching;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** UOM: quantities in different units cannot be compared without a conversion. */
final class SameUnit implements InvoiceRule {
    @Override
    public Stream<Objection> objections(Order order, Invoice invoice) {
        if (!invoice.kind().countsGoods()) {
            return Stream.empty();
        }
        return invoice.lines().stream()
                .filter(line -> cannotCompare(order, line))
                .map(line -> objection(Objects.requireNonNull(order.lines().get(line.orderLine())), line));
    }

    /** Whether a line of the invoice counts in a unit that has no conversion; amounts need none. */
    static boolean cannotCompare(Order.Line ordered, List<Invoice.Line> billed) {
        if (ordered.terms().kind() != Order.Kind.GOODS) {
            return false;
        }
        for (var line : billed) {
            if (cannotConvert(ordered, line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean cannotConvert(Order.Line ordered, Invoice.Line line) {
        return ordered.inUnitOf(line.unit()).isEmpty();
    }

    private static boolean cannotCompare(Order order, Invoice.Line line) {
        var ordered = order.billedBy(line);
        return ordered.isPresent()
                && ordered.get().terms().kind() == Order.Kind.GOODS
                && cannotConvert(ordered.get(), line);
    }

    private static Objection objection(Order.Line ordered, Invoice.Line line) {
        return new Objection(
                "UOM",
                Outcome.PARK,
                Party.ACCOUNTS_PAYABLE,
                "Invoice line %d is in %s, but order line %d is in %s and no conversion is known."
                        .formatted(line.number(), line.unit(), ordered.number(), ordered.unit()));
    }
}
