package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.MatchPolicy.Way.THREE_WAY;
import static io.counterfoil.procurement.matching.MatchingExamples.invoice;
import static io.counterfoil.procurement.matching.MatchingExamples.match;
import static io.counterfoil.procurement.matching.MatchingExamples.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for any documents: checked on a thousand drawn ones, the same on every run. */
class MatchingPropertiesTest {
    private static final int DRAWN = 1_000;

    @Test
    void splittingAnInvoiceLineChangesNothing() {
        forDrawn(story -> {
            var half = story.billed / 2;
            var firstNet = story.net.divideToIntegralValue(BigDecimal.valueOf(2));
            var split = invoice(line(1, half, firstNet), line(2, story.billed - half, story.net.subtract(firstNet)));

            assertThat(story.match(split).lines().get(0).checks())
                    .as(story::toString)
                    .isEqualTo(story.match(story.whole()).lines().get(0).checks());
        });
    }

    @Test
    void chargingMoreNeverImprovesTheVerdict() {
        forDrawn(story -> {
            var dearer = invoice(line(1, story.billed, story.net.add(new BigDecimal("7.01"))));

            assertThat(story.match(dearer).verdict())
                    .as(story::toString)
                    .isGreaterThanOrEqualTo(
                            story.net.compareTo(story.expected()) < 0
                                    ? Verdict.TOUCHLESS
                                    : story.match(story.whole()).verdict());
        });
    }

    @Test
    void receivingMoreNeverWorsensTheVerdict() {
        forDrawn(story -> {
            var more = match(story.order(), received(story.text(story.received), "5"), story.before(), story.whole());

            assertThat(more.verdict())
                    .as(story::toString)
                    .isLessThanOrEqualTo(story.match(story.whole()).verdict());
        });
    }

    @Test
    void undisputedNeverExceedsWhatIsChargedNorWhatCameAtTheOrdersPrice() {
        forDrawn(story -> {
            var result = story.match(story.whole());
            var worthOfOpen = Math.max(0, story.received - story.billedBefore) * story.price;

            assertThat(result.undisputed().amount())
                    .as(story::toString)
                    .isBetween(BigDecimal.ZERO, story.net)
                    .isLessThanOrEqualTo(BigDecimal.valueOf(worthOfOpen));
        });
    }

    @Test
    void payableMeansExactlyThatEveryDifferenceIsWithinTheStandardLimits() {
        forDrawn(story -> {
            long variance =
                    story.net.subtract(story.expected()).movePointRight(2).longValueExact();
            long expected = story.expected().movePointRight(2).longValueExact();
            long open = (long) story.received - story.billedBefore;
            long excess = Math.max(0, story.billed - open);
            boolean price = variance <= 0 || (variance <= 5000 && variance * 50 <= expected);
            boolean quantity = excess == 0 || (open > 0 && excess * story.price <= 25 && excess * 100 <= open);
            boolean ordered = story.billedBefore + story.billed <= story.ordered;

            assertThat(story.match(story.whole()).reasons().isEmpty())
                    .as(story::toString)
                    .isEqualTo(price && quantity && ordered);
        });
    }

    private static void forDrawn(Consumer<Story> property) {
        var random = new Random(20261121);
        for (int drawn = 0; drawn < DRAWN; drawn++) {
            property.accept(Story.draw(random));
        }
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
            return MatchingExamples.match(order(), MatchingExamples.received(text(received)), before(), invoice);
        }

        String text(int number) {
            return String.valueOf(number);
        }
    }
}
