package io.counterfoil.procurement.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares what was ordered, what arrived and what is billed, one order line at a time.
 *
 * <p>Prices are judged by what the invoice charges for an order line in total, quantities by what is still open after
 * earlier invoices. All lines of an invoice that bill the same order line count as one, so that splitting a line
 * changes nothing. Every rule speaks, not only the first that objects; only lines that cannot be compared, because the
 * order lacks them or counts in another unit, appear with nothing but that objection.
 */
public final class ThreeWayMatch {
    private static final List<InvoiceRule> INVOICE_RULES =
            List.of(new SameSupplier(), new OrderApproved(), new SameCurrency(), new KnownOrderLine(), new SameUnit());
    private static final List<LineRule> LINE_RULES = List.of(
            new Sign(),
            new Price(),
            new CumulativePrice(),
            new LowPrice(),
            new ReceivedQuantity(),
            new MissingReceipt(),
            new OrderedQuantity());
    private static final List<LineRule> EXEMPT_LINE_RULES = List.of(new Sign(), new Exemption());

    private final Order order;
    private final Map<Integer, List<ReceiptLine>> receipts;
    private final Map<Integer, BilledBefore> billedBefore;
    private final ToleranceSet tolerances;

    /**
     * @param receipts of any lines of the order, oldest first
     * @param billedBefore of any lines of the order; several for the same line add up
     * @param tolerances absolute limits in another currency than the order's allow nothing
     */
    public ThreeWayMatch(
            Order order,
            Collection<ReceiptLine> receipts,
            Collection<BilledBefore> billedBefore,
            ToleranceSet tolerances) {
        this.order = order;
        this.receipts = receipts.stream().collect(groupingBy(ReceiptLine::orderLine));
        this.billedBefore =
                billedBefore.stream().collect(toMap(BilledBefore::orderLine, Function.identity(), BilledBefore::plus));
        this.tolerances = tolerances.in(order.currency());
    }

    /** Judges one invoice. */
    public MatchResult of(Invoice invoice) {
        var objections = INVOICE_RULES.stream()
                .flatMap(rule -> rule.objections(order, invoice))
                .toList();
        var billed = invoice.lines().stream()
                .filter(line -> order.billedBy(line).isPresent())
                .collect(groupingBy(line -> order.billedBy(line).orElseThrow(), ThreeWayMatch::byNumber, toList()));
        var lines = billed.entrySet().stream()
                .flatMap(line -> match(line.getKey(), line.getValue()).stream())
                .toList();
        return new MatchResult(invoice.currency(), objections, lines);
    }

    private static <T> SortedMap<Order.Line, T> byNumber() {
        return new TreeMap<>(Comparator.comparingInt(Order.Line::number));
    }

    /** The match of one order line; empty if its quantities cannot be compared. */
    private Optional<LineMatch> match(Order.Line ordered, List<Invoice.Line> billed) {
        if (!billed.stream().allMatch(line -> line.unit().equals(ordered.unit()))) {
            return Optional.empty();
        }
        var deliveries = receipts.getOrDefault(ordered.number(), List.of());
        var received = deliveries.stream().map(ReceiptLine::goods).reduce(ReceivedGoods.NOTHING, ReceivedGoods::plus);
        var before = billedBefore.getOrDefault(ordered.number(), BilledBefore.nothing(ordered));
        var figures = LineFigures.of(ordered, received, before, billed);
        var rules = ordered.policy().way() == MatchPolicy.Way.NONE ? EXEMPT_LINE_RULES : LINE_RULES;
        var checks = rules.stream()
                .flatMap(rule -> rule.check(figures, tolerances).stream())
                .toList();
        return Optional.of(new LineMatch(figures, checks, Allocation.of(figures, deliveries)));
    }
}
