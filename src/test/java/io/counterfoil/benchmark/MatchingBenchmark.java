package io.counterfoil.benchmark;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.matching.Background;
import io.counterfoil.procurement.matching.BilledBefore;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.Invoice;
import io.counterfoil.procurement.matching.InvoiceKind;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ReceiptLine;
import io.counterfoil.procurement.matching.ReceivedGoods;
import io.counterfoil.procurement.matching.ThreeWayMatch;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.matching.UnitPrice;
import io.counterfoil.procurement.matching.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lines matched per second on one core: invoices of ten lines, each line with a receipt, every other one partly billed
 * before, with tax and total. Beside it the same differences compared by hand in straight-line code that explains
 * nothing: the two differ by what the explanation costs. Run with {@code mvn -Pbenchmark test}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(MatchingBenchmark.LINES)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MatchingBenchmark {
    static final int LINES = 10;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FIFTY = new BigDecimal("50.00");
    private static final BigDecimal TWENTY_FIVE = new BigDecimal("25.00");
    private static final BigDecimal TWO = new BigDecimal("2.0");
    private static final BigDecimal ONE = new BigDecimal("1.0");
    private static final BigDecimal CENTS = new BigDecimal("0.05");
    private static final String SOURCE = ToleranceSet.source("STD", 1);

    /** What the invoices are like. */
    public enum Story {
        CLEAN("100", "1000.00"),
        WITHIN("100", "1010.00"),
        FAULTY("104", "1100.00");

        private final BigDecimal quantity;
        private final BigDecimal net;

        Story(String quantity, String net) {
            this.quantity = new BigDecimal(quantity).setScale(4);
            this.net = new BigDecimal(net);
        }
    }

    /** What both compare, as numbers only. */
    private record Plain(
            BigDecimal ordered,
            BigDecimal price,
            BigDecimal received,
            BigDecimal billedBefore,
            BigDecimal quantity,
            BigDecimal net) {}

    @Param
    public Story story = Story.CLEAN;

    private final ToleranceSet tolerances = standard();
    private List<Plain> plain = List.of();
    private List<ReceiptLine> receipts = List.of();
    private List<BilledBefore> before = List.of();
    private @Nullable Order order;
    private @Nullable Invoice invoice;
    private BigDecimal tax = BigDecimal.ZERO;
    private BigDecimal gross = BigDecimal.ZERO;

    @Setup
    public void documents() {
        plain = IntStream.range(0, LINES).mapToObj(this::plain).toList();
        receipts = IntStream.range(0, LINES)
                .mapToObj(i -> new ReceiptLine(
                        "GR-1", i + 1, ReceivedGoods.uninspected(plain.get(i).received())))
                .toList();
        before = IntStream.range(0, LINES)
                .filter(i -> plain.get(i).billedBefore().signum() > 0)
                .mapToObj(i -> before(i + 1, plain.get(i)))
                .toList();
        order = new Order(
                "PO-1",
                "S-1",
                Order.State.APPROVED,
                "EUR",
                IntStream.range(0, LINES)
                        .mapToObj(i -> line(i + 1, plain.get(i)))
                        .toList());
        invoice = invoice();
        if (rules() != (story == Story.FAULTY ? Verdict.HOLD : Verdict.valueOf(verdictOfStory()))
                || byHand() == 0 != (story != Story.FAULTY)) {
            throw new IllegalStateException(story + " is judged " + rules() + ", by hand " + byHand());
        }
    }

    private String verdictOfStory() {
        return story == Story.CLEAN ? "TOUCHLESS" : "WITHIN_TOL";
    }

    @Benchmark
    public Verdict rules() {
        if (order == null || invoice == null) {
            throw new IllegalStateException("no documents");
        }
        return new ThreeWayMatch(order, receipts, before, tolerances)
                .of(invoice)
                .verdict();
    }

    /** @return how many comparisons failed */
    @Benchmark
    public int byHand() {
        int failed = 0;
        var goods = BigDecimal.ZERO;
        for (var line : plain) {
            var expected = line.quantity().multiply(line.price()).setScale(2, RoundingMode.HALF_UP);
            var variance = line.net().subtract(expected);
            failed += within(variance, expected, FIFTY, TWO) ? 0 : 1;
            var open = line.received().subtract(line.billedBefore());
            var excess = line.quantity().subtract(open).max(BigDecimal.ZERO);
            failed += within(excess.multiply(line.price()), open.multiply(line.price()), TWENTY_FIVE, ONE) ? 0 : 1;
            failed += line.billedBefore().add(line.quantity()).compareTo(line.ordered()) <= 0 ? 0 : 1;
            goods = goods.add(line.net());
        }
        var due = goods.multiply(BigDecimal.valueOf(19, 2)).setScale(2, RoundingMode.HALF_UP);
        failed += due.subtract(tax).abs().compareTo(CENTS) <= 0 ? 0 : 1;
        failed += goods.add(tax).subtract(gross).abs().compareTo(CENTS) <= 0 ? 0 : 1;
        return failed;
    }

    private static boolean within(BigDecimal difference, BigDecimal base, BigDecimal absolute, BigDecimal percent) {
        return difference.signum() <= 0
                || difference.compareTo(absolute) <= 0
                        && difference.multiply(HUNDRED).compareTo(base.multiply(percent)) <= 0;
    }

    private Plain plain(int index) {
        var before = index % 2 == 0 ? BigDecimal.ZERO : new BigDecimal("50.0000");
        var hundred = new BigDecimal("100.0000");
        var most = hundred.add(before);
        return new Plain(most, new BigDecimal("10.0000"), most, before, story.quantity, story.net);
    }

    private static BilledBefore before(int number, Plain line) {
        var amount = new Money(line.billedBefore().multiply(line.price()).setScale(2, RoundingMode.UNNECESSARY), "EUR");
        return new BilledBefore(number, null, Fraction.of(line.billedBefore()), amount, amount);
    }

    private static Order.Line line(int number, Plain line) {
        return new Order.Line(
                number,
                line.ordered(),
                "EA",
                new UnitPrice(new Money(line.price(), "EUR"), BigDecimal.ONE),
                BigDecimal.ZERO,
                new MatchPolicy(MatchPolicy.Way.THREE_WAY, SOURCE),
                Order.Terms.NONE);
    }

    private Invoice invoice() {
        var lines = IntStream.range(0, LINES)
                .mapToObj(i -> new Invoice.Line(
                        i + 1,
                        i + 1,
                        plain.get(i).quantity(),
                        "EA",
                        new Money(plain.get(i).net(), "EUR"),
                        BigDecimal.valueOf(19),
                        null,
                        null,
                        null))
                .toList();
        var goods = story.net.multiply(BigDecimal.valueOf(LINES));
        tax = goods.multiply(BigDecimal.valueOf(19, 2)).setScale(2, RoundingMode.HALF_UP);
        gross = goods.add(tax);
        var totals = new Invoice.Totals(
                Money.zero("EUR"),
                List.of(new Invoice.Tax(BigDecimal.valueOf(19), new Money(goods, "EUR"), new Money(tax, "EUR"))),
                new Money(gross, "EUR"));
        return new Invoice(
                "INV-1",
                "S-1",
                InvoiceKind.INVOICE,
                LocalDate.of(2026, 11, 21),
                "EUR",
                lines,
                totals,
                Background.NOTHING);
    }

    private static ToleranceSet standard() {
        var limits = new HashMap<String, Limit>();
        limits.put("PRC", limit("50.00", "2.0"));
        limits.put("CUM", limit("50.00", "2.0"));
        limits.put("PRC_LOW", limit(null, "5.0"));
        limits.put("QTY", limit("25.00", "1.0"));
        limits.put("OPU", limit("50.00", "2.0"));
        limits.put("AMT", limit("20.00", "1.0"));
        limits.put("FRT", limit("10.00", "10.0"));
        limits.put("FRTU", limit("25.00", "5.0"));
        limits.put("TAX_RATE", limit(null, "27.0"));
        limits.put("DATE", limit("50000.00", null));
        limits.put("BLK", limit("10.00", "1.0"));
        for (var key : List.of("GR", "ORD", "BLKDATE", "PREPAY", "RET")) {
            limits.put(key, new Limit(BigDecimal.ZERO, null, null, Limit.Operator.ALL, Outcome.HOLD, SOURCE));
        }
        for (var key : List.of("TAX", "TOT")) {
            limits.put(key, new Limit(CENTS, null, null, Limit.Operator.ALL, Outcome.HOLD, SOURCE));
        }
        return new ToleranceSet("STD", 1, limits);
    }

    private static Limit limit(@Nullable String absolute, @Nullable String percent) {
        return new Limit(
                absolute == null ? null : new BigDecimal(absolute),
                absolute == null ? null : "EUR",
                percent == null ? null : new BigDecimal(percent),
                Limit.Operator.ALL,
                Outcome.HOLD,
                SOURCE);
    }
}
