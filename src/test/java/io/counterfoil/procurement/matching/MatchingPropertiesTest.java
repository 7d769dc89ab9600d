package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.MatchPolicy.Way.THREE_WAY;
import static io.counterfoil.procurement.matching.MatchingExamples.invoice;
import static io.counterfoil.procurement.matching.MatchingExamples.match;
import static io.counterfoil.procurement.matching.MatchingExamples.received;
import static io.counterfoil.procurement.matching.MatchingExamples.standardBut;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any documents: checked on a thousand drawn ones; jqwik prints the seed of a failure. */
class MatchingPropertiesTest {
    @Property
    void splittingAnInvoiceLineChangesNothing(@ForAll("drawn") Story story) {
        var half = story.billed / 2;
        var firstNet = story.net.divideToIntegralValue(BigDecimal.valueOf(2));
        var split = invoice(line(1, half, firstNet), line(2, story.billed - half, story.net.subtract(firstNet)));

        assertThat(story.match(split).lines().get(0).checks())
                .as(story::toString)
                .isEqualTo(story.match(story.whole()).lines().get(0).checks());
    }

    @Property
    void chargingMoreNeverImprovesTheVerdict(@ForAll("drawn") Story story) {
        var dearer = invoice(line(1, story.billed, story.net.add(new BigDecimal("7.01"))));

        assertThat(story.match(dearer).verdict())
                .as(story::toString)
                .isGreaterThanOrEqualTo(
                        story.net.compareTo(story.expected()) < 0
                                ? Verdict.TOUCHLESS
                                : story.match(story.whole()).verdict());
    }

    @Property
    void receivingMoreNeverWorsensTheVerdict(@ForAll("drawn") Story story) {
        var more = match(story.order(), received(story.text(story.received), "5"), story.before(), story.whole());

        assertThat(more.verdict())
                .as(story::toString)
                .isLessThanOrEqualTo(story.match(story.whole()).verdict());
    }

    @Property
    void undisputedNeverExceedsWhatIsChargedNorWhatCameAtTheOrdersPrice(@ForAll("drawn") Story story) {
        var result = story.match(story.whole());
        var worthOfOpen = Math.max(0, story.received - story.billedBefore) * story.price;

        assertThat(result.undisputed().amount())
                .as(story::toString)
                .isBetween(BigDecimal.ZERO, story.net)
                .isLessThanOrEqualTo(BigDecimal.valueOf(worthOfOpen));
    }

    @Property
    void payableMeansExactlyThatEveryDifferenceIsWithinTheStandardLimits(@ForAll("drawn") Story story) {
        long variance = story.net.subtract(story.expected()).movePointRight(2).longValueExact();
        long expected = story.expected().movePointRight(2).longValueExact();
        long open = (long) story.received - story.billedBefore;
        long excess = Math.max(0, story.billed - open);
        boolean price = variance <= 0 || (variance <= 5000 && variance * 50 <= expected);
        boolean quantity = excess == 0 || (open > 0 && excess * story.price <= 25 && excess * 100 <= open);
        boolean ordered = story.billedBefore + story.billed <= story.ordered;

        assertThat(story.match(story.whole()).reasons().isEmpty())
                .as(story::toString)
                .isEqualTo(price && quantity && ordered);
    }

    /** What a what-if relies on. */
    @Property
    void figuresUnderAnotherWayAreThoseOfAMatchThatWay(@ForAll("drawn") Story story, @ForAll MatchPolicy.Way way) {
        var other = new MatchPolicy(way, "another set");
        var ordered = Objects.requireNonNull(story.order().lines().get(1));
        var afresh = figures(MatchingExamples.order(ordered.under(other)), story);

        assertThat(figures(story.order(), story).under(number -> other))
                .as(story::toString)
                .hasValueSatisfying(figures -> assertThat(figures)
                        .usingRecursiveComparison()
                        .ignoringFields("lines.allocations")
                        .isEqualTo(afresh));
    }

    @Property
    void figuresOfAllReceiptsSayNothingAboutOne(@ForAll("drawn") Story story) {
        var byReceipt = new MatchPolicy(THREE_WAY, MatchPolicy.Basis.RECEIPT, "another set");

        assertThat(figures(story.order(), story).under(number -> byReceipt)).isEmpty();
    }

    private static MatchFigures figures(Order order, Story story) {
        return new ThreeWayMatch(order, story.receipts(), story.before(), MatchingExamples.standard())
                .figures(story.whole());
    }

    /** Any number of lines, in any order, that together say what one says. */
    @Property
    void splittingAnInvoiceLineIntoManyChangesNothing(@ForAll("drawn") Story story, @ForAll Random random) {
        var parts = new ArrayList<Invoice.Line>();
        int left = story.billed;
        var net = story.net;
        while (left > 0) {
            int part = 1 + random.nextInt(left);
            var some = part == left ? net : BigDecimal.valueOf(random.nextInt(500), 2);
            parts.add(line(parts.size() + 1, part, some));
            left -= part;
            net = net.subtract(some);
        }
        Collections.shuffle(parts, random);
        var split = invoice(parts.toArray(Invoice.Line[]::new));

        assertThat(said(story.match(split))).isEqualTo(said(story.match(story.whole())));
    }

    /** Also where a twelfth has no last decimal: 100 pieces are 8 boxes and a third. */
    @Property
    void countingInPiecesOrInBoxesOfTwelveChangesNothing(
            @ForAll @IntRange(min = 1, max = 50) int boxes,
            @ForAll @IntRange(min = 0, max = 60) int receivedBoxes,
            @ForAll @IntRange(min = 1, max = 700) int pieces,
            @ForAll @IntRange(min = 0, max = 9_999) int cents,
            @ForAll @IntRange(min = -6_000, max = 6_000) int variance) {
        var price = new UnitPrice(new Money(BigDecimal.valueOf(cents, 2), "EUR"), BigDecimal.ONE);
        var perTwelve = new UnitPrice(price.amount(), BigDecimal.valueOf(12));
        var worth = perTwelve.of(BigDecimal.valueOf(pieces)).amount();
        var net = worth.add(BigDecimal.valueOf(variance, 2)).max(BigDecimal.ZERO.setScale(2));
        var billed = invoice(new Invoice.Line(1, 1, BigDecimal.valueOf(pieces), "EA", new Money(net, "EUR")));

        var inBoxes = MatchingExamples.match(
                boxed(boxes, "BOX", price, MatchingExamples.alsoIn("EA", "1", "12")), came(receivedBoxes), billed);
        var inPieces = MatchingExamples.match(
                boxed(boxes * 12, "EA", perTwelve, Order.Terms.NONE), came(receivedBoxes * 12), billed);

        assertThat(inBoxes.verdict()).isEqualTo(inPieces.verdict());
        assertThat(inBoxes.reasonKeys()).isEqualTo(inPieces.reasonKeys());
        assertThat(inBoxes.undisputed()).isEqualTo(inPieces.undisputed());
        var box = inBoxes.lines().get(0).figures();
        var piece = inPieces.lines().get(0).figures();
        assertThat(box.variance()).isEqualTo(piece.variance());
        assertThat(box.excess().times(BigDecimal.valueOf(12))).isEqualTo(piece.excess());
    }

    @Property
    void tighteningALimitNeverReleases(
            @ForAll("drawn") Story story,
            @ForAll @IntRange(min = 0, max = 100) int percentOfIt,
            @ForAll("keys") String key) {
        var standard = MatchingExamples.standard();
        var tighter = standardBut(key, tightened(standard.limit(key), BigDecimal.valueOf(percentOfIt, 2)));
        var match = new ThreeWayMatch(story.order(), story.receipts(), story.before(), tighter);

        assertThat(match.of(story.whole()).reasonKeys())
                .containsAll(story.match(story.whole()).reasonKeys().stream()
                        .filter(reason -> !key.equals("PRC") || !reason.equals("CUM")) // CUM is silent beside PRC
                        .toList());
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of("PRC", "CUM", "QTY", "ORD", "GR");
    }

    @Provide
    Arbitrary<Story> drawn() {
        return Arbitraries.randomValue(Story::draw);
    }

    private static Limit tightened(Limit limit, BigDecimal factor) {
        var absolute = limit.absolute();
        var percent = limit.percent();
        return new Limit(
                absolute == null ? null : absolute.multiply(factor),
                limit.currency(),
                percent == null ? null : percent.multiply(factor),
                limit.operator(),
                limit.consequence(),
                limit.source());
    }

    /** Everything but which lines of the invoice said it. */
    private static List<String> said(MatchResult result) {
        return result.lines().get(0).checks().stream()
                .map(check -> check.outcome() + " " + check.sentence())
                .toList();
    }

    private static Order boxed(int quantity, String unit, UnitPrice price, Order.Terms terms) {
        return MatchingExamples.order(new Order.Line(
                1,
                BigDecimal.valueOf(quantity),
                unit,
                price,
                BigDecimal.ZERO,
                new MatchPolicy(THREE_WAY, "order line"),
                terms));
    }

    private static List<ReceiptLine> came(int quantity) {
        return quantity == 0 ? List.of() : received(String.valueOf(quantity));
    }

    private static Invoice.Line line(int number, int quantity, BigDecimal net) {
        return new Invoice.Line(number, 1, BigDecimal.valueOf(quantity), "EA", new Money(net, "EUR"));
    }

    /** One order line and one invoice, near enough to each other that every verdict occurs. */
    private record Story(int ordered, int price, int received, int billedBefore, int billed, BigDecimal net) {
        static Story draw(Random random) {
            int ordered = 2 + random.nextInt(800);
            int price = 1 + random.nextInt(20);
            int received = random.nextInt(5) == 0 ? 0 : Math.max(0, ordered - random.nextInt(6));
            int before = random.nextInt(3) == 0 ? random.nextInt(ordered) : 0;
            int billed = Math.max(2, ordered - before - random.nextInt(4) + 1);
            var variance = random.nextInt(2) == 0 ? 0 : random.nextInt(9000) - 3000;
            var net = BigDecimal.valueOf(billed * (long) price).add(BigDecimal.valueOf(variance, 2));
            return new Story(
                    ordered,
                    price,
                    received,
                    before,
                    billed,
                    net.max(BigDecimal.ONE).setScale(2));
        }

        BigDecimal expected() {
            return BigDecimal.valueOf(billed * (long) price);
        }

        Order order() {
            return MatchingExamples.order(MatchingExamples.ordered(1, text(ordered), text(price), THREE_WAY, "0"));
        }

        List<BilledBefore> before() {
            var exact = text(billedBefore * price);
            return MatchingExamples.billedBefore(text(billedBefore), exact, exact);
        }

        Invoice whole() {
            return invoice(line(1, billed, net));
        }

        MatchResult match(Invoice invoice) {
            return MatchingExamples.match(order(), receipts(), before(), invoice);
        }

        List<ReceiptLine> receipts() {
            return MatchingExamples.received(text(received));
        }

        String text(int number) {
            return String.valueOf(number);
        }
    }
}
