package io.counterfoil.procurement.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was ordered, what arrived and what is billed, one order line at a time.
 *
 * <p>Prices are judged by what the invoice charges for an order line in total, quantities by what is still open after
 * earlier invoices. All lines of an invoice that bill the same order line count as one, so that splitting a line
 * changes nothing. Every rule speaks, not only the first that objects; only lines that cannot be compared, because the
 * order lacks them or counts in another unit, appear with nothing but that objection.
 *
 * <p>{@link #figures} computes without any limit, {@link MatchRules} judges the figures; {@link #of} does both.
 */
public final class ThreeWayMatch {
    private static final List<InvoiceRule> INVOICE_RULES = List.of(
            new SameSupplier(),
            new OrderApproved(),
            new SameCurrency(),
            new KnownOrderLine(),
            new SameUnit(),
            new KnownReceipt());

    private final Order order;
    private final Map<Integer, List<ReceiptLine>> receipts;
    private final Map<Integer, List<BilledBefore>> billedBefore;
    private final Tolerances tolerances;

    /**
     * @param receipts of any lines of the order, oldest first
     * @param billedBefore of any lines of the order; several for the same line add up
     */
    public ThreeWayMatch(
            Order order,
            Collection<ReceiptLine> receipts,
            Collection<BilledBefore> billedBefore,
            Tolerances tolerances) {
        this.order = order;
        this.receipts = receipts.stream().collect(groupingBy(ReceiptLine::orderLine));
        this.billedBefore = billedBefore.stream().collect(groupingBy(BilledBefore::orderLine));
        this.tolerances = tolerances;
    }

    /** As the other, with one tolerance set for everything. */
    public ThreeWayMatch(
            Order order,
            Collection<ReceiptLine> receipts,
            Collection<BilledBefore> billedBefore,
            ToleranceSet tolerances) {
        this(order, receipts, billedBefore, Tolerances.of(tolerances));
    }

    /** Judges one invoice. */
    public MatchResult of(Invoice invoice) {
        return MatchRules.judge(figures(invoice), tolerances);
    }

    /** Computes what there is to judge. */
    public MatchFigures figures(Invoice invoice) {
        var objections = new ArrayList<>(invoice.background().objections());
        for (var rule : INVOICE_RULES) {
            rule.objections(order, invoice).forEach(objections::add);
        }
        var lines = comparesLines(invoice) ? lines(invoice) : List.<LineFigures>of();
        return new MatchFigures(
                invoice.currency(), DocumentFigures.of(invoice, objections, lines, otherTaxes(invoice)), lines);
    }

    private List<String> otherTaxes(Invoice invoice) {
        return Stream.concat(TaxCategory.otherTaxes(invoice).stream(), RequestedTax.otherTaxes(order, invoice))
                .toList();
    }

    /** Judges an invoice that belongs to no order we know: only what stands beside its lines. */
    public static MatchResult withoutOrder(Invoice invoice, Tolerances tolerances) {
        var document = DocumentFigures.of(
                invoice, invoice.background().objections(), List.of(), TaxCategory.otherTaxes(invoice));
        return MatchRules.judge(new MatchFigures(invoice.currency(), document, List.of()), tolerances);
    }

    private static boolean comparesLines(Invoice invoice) {
        return switch (invoice.kind()) {
            case INVOICE, SELF_BILLED, CREDIT_NOTE, VALUE_CREDIT, SUBSEQUENT_DEBIT -> true;
            case PREPAYMENT_REQUEST, RETENTION_RELEASE -> false;
        };
    }

    private record Group(int orderLine, @Nullable String receipt) {
        private static final Comparator<Group> IN_ORDER = Comparator.comparingInt(Group::orderLine)
                .thenComparing(Group::receipt, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private List<LineFigures> lines(Invoice invoice) {
        var groups = new TreeMap<Group, List<Invoice.Line>>(Group.IN_ORDER);
        for (var line : invoice.lines()) {
            var ordered = order.billedBy(line);
            if (ordered.isPresent()) {
                groups.computeIfAbsent(group(ordered.get(), line), any -> new ArrayList<>())
                        .add(line);
            }
        }
        var figures = new ArrayList<LineFigures>(groups.size());
        for (var group : groups.entrySet()) {
            figures(invoice, group.getKey(), group.getValue(), sameLine(group.getKey(), figures))
                    .ifPresent(figures::add);
        }
        return figures;
    }

    /** Those of the same order line, which stand at the end. */
    private static List<LineFigures> sameLine(Group group, List<LineFigures> figures) {
        int from = figures.size();
        while (from > 0 && figures.get(from - 1).ordered().number() == group.orderLine()) {
            from--;
        }
        return List.copyOf(figures.subList(from, figures.size()));
    }

    private static Group group(Order.Line ordered, Invoice.Line line) {
        return new Group(ordered.number(), isByReceipt(ordered) ? line.receipt() : null);
    }

    static boolean isByReceipt(Order.Line ordered) {
        return ordered.policy().basis() == MatchPolicy.Basis.RECEIPT
                && ordered.policy().way().needsReceipt()
                && ordered.terms().kind() == Order.Kind.GOODS;
    }

    /** The figures of one order line; empty if its quantities cannot be compared. */
    private Optional<LineFigures> figures(
            Invoice invoice, Group group, List<Invoice.Line> billed, List<LineFigures> sameLine) {
        var ordered = Objects.requireNonNull(order.lines().get(group.orderLine()));
        var byReceipt = isByReceipt(ordered);
        if (invoice.kind().countsGoods() && SameUnit.cannotCompare(ordered, billed)
                || byReceipt && group.receipt() == null) {
            return Optional.empty();
        }
        var deliveries = receipts.getOrDefault(ordered.number(), List.of());
        var before = before(ordered, sameLine);
        return Optional.of(new BilledLine(
                        invoice,
                        ordered,
                        group.receipt(),
                        billed,
                        byReceipt
                                ? deliveries.stream()
                                        .filter(delivery -> delivery.receipt().equals(group.receipt()))
                                        .toList()
                                : deliveries,
                        before,
                        byReceipt ? beforeOn(ordered, group.receipt()) : before,
                        sameLine.isEmpty() ? credits(invoice, ordered) : List.of())
                .figures());
    }

    private static List<Background.Credit> credits(Invoice invoice, Order.Line ordered) {
        return invoice.background().credits().isEmpty()
                ? List.of()
                : invoice.background().credits().stream()
                        .filter(credit -> credit.orderLine() == ordered.number())
                        .collect(toList());
    }

    private BilledBefore before(Order.Line ordered, List<LineFigures> sameLine) {
        var earlier = billedBefore.getOrDefault(ordered.number(), List.of());
        var before = earlier.isEmpty()
                ? BilledBefore.nothing(ordered)
                : earlier.get(0).onAnyReceipt();
        for (var other : earlier.subList(Math.min(1, earlier.size()), earlier.size())) {
            before = before.plus(other);
        }
        for (var other : sameLine) {
            before = before.plus(other.asBefore());
        }
        return before;
    }

    private BilledBefore beforeOn(Order.Line ordered, @Nullable String receipt) {
        return billedBefore.getOrDefault(ordered.number(), List.of()).stream()
                .filter(before -> Objects.equals(before.receipt(), receipt))
                .reduce(BilledBefore.nothing(ordered), BilledBefore::plus);
    }
}
