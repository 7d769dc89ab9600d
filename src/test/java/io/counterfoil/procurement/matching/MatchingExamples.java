package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ordinary documents for the cases of the matching rules: one order of one supplier, in EUR and pieces. */
final class MatchingExamples {
    static final String SUPPLIER = "S-100";

    private MatchingExamples() {}

    static Order order(Order.Line... lines) {
        return order("EUR", lines);
    }

    static Order order(String currency, Order.Line... lines) {
        return new Order("PO-1001", SUPPLIER, Order.State.APPROVED, currency, List.of(lines));
    }

    /** Order line 1, matched three ways: {@code ordered("100", "10")} is 100 EA at 10 EUR. */
    static Order.Line ordered(String quantity, String price) {
        return ordered(1, quantity, price, MatchPolicy.Way.THREE_WAY, "0");
    }

    static Order.Line ordered(int number, String quantity, String price, MatchPolicy.Way way, String overDelivery) {
        return new Order.Line(
                number,
                new BigDecimal(quantity),
                "EA",
                UnitPrice.each(Money.of(price, "EUR")),
                new BigDecimal(overDelivery),
                new MatchPolicy(way, "company default"));
    }

    /** One receipt of order line 1 for each quantity: GR-1, GR-2, ... */
    static List<ReceiptLine> received(String... quantities) {
        return IntStream.range(0, quantities.length)
                .mapToObj(index -> received("GR-" + (index + 1), 1, quantities[index]))
                .toList();
    }

    static ReceiptLine received(String receipt, int orderLine, String quantity) {
        return new ReceiptLine(receipt, orderLine, ReceivedGoods.uninspected(new BigDecimal(quantity)));
    }

    /** What was billed for order line 1 before. */
    static List<BilledBefore> billedBefore(String quantity, String amount, String expected) {
        return List.of(
                new BilledBefore(1, new BigDecimal(quantity), Money.of(amount, "EUR"), Money.of(expected, "EUR")));
    }

    static Invoice invoice(Invoice.Line... lines) {
        return new Invoice("INV-9", SUPPLIER, "EUR", List.of(lines));
    }

    /** A line for order line 1 at a unit price: {@code billed("100", "10.15")}. */
    static Invoice.Line billed(String quantity, String price) {
        return billed(1, 1, quantity, price);
    }

    static Invoice.Line billed(int number, @Nullable Integer orderLine, String quantity, String price) {
        var net = Money.of(price, "EUR").times(new BigDecimal(quantity)).rounded();
        return new Invoice.Line(number, orderLine, new BigDecimal(quantity), "EA", net);
    }

    /** Set STD, version 1, as the first migration seeds it. */
    static ToleranceSet standard() {
        var limits = new HashMap<String, Limit>();
        limits.put("PRC", limit("50.00", "2.0", Limit.Operator.ALL));
        limits.put("CUM", limit("50.00", "2.0", Limit.Operator.ALL));
        limits.put(
                "PRC_LOW",
                new Limit(
                        null,
                        null,
                        new BigDecimal("5.0"),
                        Limit.Operator.ALL,
                        Outcome.WARN,
                        ToleranceSet.source("STD", 1)));
        limits.put("QTY", limit("25.00", "1.0", Limit.Operator.ALL));
        limits.put("GR", Limit.nothing(Outcome.HOLD, "STD version 1"));
        limits.put("ORD", Limit.nothing(Outcome.HOLD, "STD version 1"));
        return new ToleranceSet("STD", 1, limits);
    }

    /** The standard set with another limit for one key. */
    static ToleranceSet standardBut(String key, Limit limit) {
        var limits = new HashMap<>(standard().limits());
        limits.put(key, limit);
        return new ToleranceSet("STD", 1, limits);
    }

    static Limit limit(String absolute, String percent, Limit.Operator operator) {
        return new Limit(
                new BigDecimal(absolute), "EUR", new BigDecimal(percent), operator, Outcome.HOLD, "STD version 1");
    }

    static MatchResult match(Order order, List<ReceiptLine> receipts, Invoice invoice) {
        return match(order, receipts, List.of(), invoice);
    }

    static MatchResult match(Order order, List<ReceiptLine> receipts, List<BilledBefore> before, Invoice invoice) {
        return new ThreeWayMatch(order, receipts, before, standard()).of(invoice);
    }
}
