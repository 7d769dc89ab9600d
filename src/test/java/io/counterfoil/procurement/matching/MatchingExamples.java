package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The same line with more agreed about it. */
    static Order.Line agreed(Order.Line line, Order.Terms terms) {
        return new Order.Line(
                line.number(),
                line.quantity(),
                line.unit(),
                line.price(),
                line.overDeliveryPercent(),
                line.policy(),
                terms);
    }

    /** Goods of which this much freight is planned for the whole quantity. */
    static Order.Terms planningFreight(String freight) {
        return new Order.Terms(Order.Kind.GOODS, null, new BigDecimal(freight), null, null, null, null, Map.of());
    }

    /** Goods that are priced by weight, ordered as this much of it. */
    static Order.Terms weighing(String ordered) {
        return new Order.Terms(
                Order.Kind.GOODS, new BigDecimal(ordered), BigDecimal.ZERO, null, null, null, null, Map.of());
    }

    /** Goods that may also be billed in another unit: {@code alsoIn("EA", "1", "12")} is a twelfth of the line's. */
    static Order.Terms alsoIn(String unit, String numerator, String denominator) {
        var factor = new Fraction(new BigDecimal(numerator), new BigDecimal(denominator));
        return new Order.Terms(Order.Kind.GOODS, null, BigDecimal.ZERO, null, null, null, null, Map.of(unit, factor));
    }

    static Order.Terms scheduled(String day) {
        return new Order.Terms(
                Order.Kind.GOODS, null, BigDecimal.ZERO, LocalDate.parse(day), null, null, null, Map.of());
    }

    static Order.Terms service() {
        return new Order.Terms(Order.Kind.SERVICE, null, BigDecimal.ZERO, null, null, null, null, Map.of());
    }

    static Order.Terms blanket(String from, String to) {
        return new Order.Terms(
                Order.Kind.BLANKET,
                null,
                BigDecimal.ZERO,
                null,
                LocalDate.parse(from),
                LocalDate.parse(to),
                null,
                Map.of());
    }

    /** The same invoice as another kind of document. */
    static Invoice as(InvoiceKind kind, Invoice invoice) {
        return new Invoice(
                invoice.number(),
                invoice.supplier(),
                kind,
                invoice.issuedOn(),
                invoice.currency(),
                invoice.lines(),
                invoice.totals(),
                invoice.background());
    }

    static Invoice issuedOn(String day, Invoice invoice) {
        return new Invoice(
                invoice.number(),
                invoice.supplier(),
                invoice.kind(),
                LocalDate.parse(day),
                invoice.currency(),
                invoice.lines(),
                invoice.totals(),
                invoice.background());
    }

    static Invoice knowing(Background background, Invoice invoice) {
        return new Invoice(
                invoice.number(),
                invoice.supplier(),
                invoice.kind(),
                invoice.issuedOn(),
                invoice.currency(),
                invoice.lines(),
                invoice.totals(),
                background);
    }

    static Invoice stating(Invoice.Totals totals, Invoice invoice) {
        return new Invoice(
                invoice.number(),
                invoice.supplier(),
                invoice.kind(),
                invoice.issuedOn(),
                invoice.currency(),
                invoice.lines(),
                totals,
                invoice.background());
    }

    /** The invoice with freight, free of tax, added up rightly. */
    static Invoice withFreight(String freight, Invoice invoice) {
        var charges = Money.of(freight, "EUR");
        return stating(new Invoice.Totals(charges, List.of(), goods(invoice).plus(charges)), invoice);
    }

    /** The invoice with tax of one rate on everything and this total. */
    static Invoice withTax(String percent, String charged, String gross, Invoice invoice) {
        var tax = new Invoice.Tax(new BigDecimal(percent), goods(invoice), Money.of(charged, "EUR"));
        return stating(new Invoice.Totals(Money.zero("EUR"), List.of(tax), Money.of(gross, "EUR")), invoice);
    }

    private static Money goods(Invoice invoice) {
        return invoice.lines().stream().map(Invoice.Line::net).reduce(Money.zero(invoice.currency()), Money::plus);
    }

    /** What a credit note took back of order line 1; a quantity of zero is a credit of money only. */
    static Background credited(String quantity, String amount) {
        var credit = new Background.Credit("CN-1", 1, new BigDecimal(quantity), "EA", Money.of(amount, "EUR"));
        return new Background(List.of(), List.of(), List.of(credit), null, null, null, null);
    }

    static Background resembling(String invoice, String score) {
        var near = new Background.NearDuplicate(invoice, new BigDecimal(score));
        return new Background(List.of(), List.of(near), List.of(), null, null, null, null);
    }

    static Background objecting(String key, Outcome outcome, Party party) {
        var objection = new Objection(key, outcome, party, "Found elsewhere.");
        return new Background(List.of(objection), List.of(), List.of(), null, null, null, null);
    }

    static Background leftToAskFor(@Nullable String prepayment, @Nullable String retention) {
        return new Background(
                List.of(),
                List.of(),
                List.of(),
                prepayment == null ? null : Money.of(prepayment, "EUR"),
                retention == null ? null : Money.of(retention, "EUR"),
                null,
                null);
    }

    static Background drawn(int sampleDraw) {
        return new Background(List.of(), List.of(), List.of(), null, null, sampleDraw, null);
    }

    /** Units of the document's currency for one EUR on the day of posting. */
    static Background rate(String rate) {
        return new Background(List.of(), List.of(), List.of(), null, null, null, new BigDecimal(rate));
    }

    /** Set STD, version 1, as the migrations seed it. */
    static ToleranceSet standard() {
        var limits = new HashMap<String, Limit>();
        limits.put("PRC", limit("50.00", "2.0", Limit.Operator.ALL));
        limits.put("CUM", limit("50.00", "2.0", Limit.Operator.ALL));
        limits.put("PRC_LOW", limit(null, null, "5.0", Outcome.WARN));
        limits.put("QTY", limit("25.00", "1.0", Limit.Operator.ALL));
        limits.put("GR", Limit.nothing(Outcome.HOLD, "STD version 1"));
        limits.put("ORD", Limit.nothing(Outcome.HOLD, "STD version 1"));
        limits.put("OPU", limit("50.00", "2.0", Limit.Operator.ALL));
        limits.put("AMT", limit("20.00", "1.0", Limit.Operator.ALL));
        limits.put("FRT", limit("10.00", "10.0", Limit.Operator.ALL));
        limits.put("FRTU", limit("25.00", "5.0", Limit.Operator.ALL));
        limits.put("TAX", limit("0.05", null, null, Outcome.HOLD));
        limits.put("TAX_RATE", limit(null, null, "27.0", Outcome.HOLD));
        limits.put("TOT", limit("0.05", null, null, Outcome.PARK));
        limits.put("DATE", limit("50000.00", "EUR", null, Outcome.HOLD));
        limits.put("BLK", limit("10.00", "1.0", Limit.Operator.ALL));
        limits.put("BLKDATE", Limit.nothing(Outcome.HOLD, "STD version 1"));
        limits.put("PREPAY", Limit.nothing(Outcome.HOLD, "STD version 1"));
        limits.put("RET", Limit.nothing(Outcome.HOLD, "STD version 1"));
        limits.put("SAMPLE", limit(null, null, "2.0", Outcome.HOLD));
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

    static Limit limit(
            @Nullable String absolute, @Nullable String currency, @Nullable String percent, Outcome consequence) {
        return new Limit(
                absolute == null ? null : new BigDecimal(absolute),
                currency,
                percent == null ? null : new BigDecimal(percent),
                Limit.Operator.ALL,
                consequence,
                "STD version 1");
    }

    static MatchResult match(Order order, List<ReceiptLine> receipts, Invoice invoice) {
        return match(order, receipts, List.of(), invoice);
    }

    static MatchResult match(Order order, List<ReceiptLine> receipts, List<BilledBefore> before, Invoice invoice) {
        return new ThreeWayMatch(order, receipts, before, standard()).of(invoice);
    }
}
