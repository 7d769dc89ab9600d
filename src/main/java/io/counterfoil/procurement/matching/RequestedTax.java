package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * TAX, by code, of a request before delivery: its rates are those agreed with the order. A line that names an order line
 * is held against that, another against all lines; where one of them leaves its rate open, so does the order.
 */
final class RequestedTax {
    private RequestedTax() {}

    /** In sentences, what is charged at another rate. */
    static Stream<String> otherTaxes(Order order, Invoice invoice) {
        if (invoice.kind() != InvoiceKind.PREPAYMENT_REQUEST) {
            return Stream.empty();
        }
        return invoice.lines().stream()
                .filter(line -> isOther(line.taxPercent(), agreed(order, line)))
                .map(line -> sentence(line, agreed(order, line)));
    }

    /** By line of the order that it may be about; empty if one leaves it open. */
    private static List<BigDecimal> agreed(Order order, Invoice.Line line) {
        Collection<Order.Line> about = order.billedBy(line)
                .<Collection<Order.Line>>map(List::of)
                .orElse(order.lines().values());
        var rates = about.stream().map(one -> one.terms().taxPercent()).toList();
        return rates.stream().anyMatch(Objects::isNull)
                ? List.of()
                : rates.stream().flatMap(Stream::ofNullable).toList();
    }

    private static boolean isOther(@Nullable BigDecimal charged, List<BigDecimal> agreed) {
        return charged != null && !agreed.isEmpty() && agreed.stream().noneMatch(rate -> rate.compareTo(charged) == 0);
    }

    private static String sentence(Invoice.Line line, List<BigDecimal> agreed) {
        var rates = agreed.stream()
                .map(Figure::percent)
                .map(Figure::toString)
                .distinct()
                .sorted()
                .toList();
        return "Invoice line " + line.number() + ": tax is charged at "
                + Figure.percent(Objects.requireNonNull(line.taxPercent())) + " where " + String.join(" or ", rates)
                + " is agreed.";
    }
}
