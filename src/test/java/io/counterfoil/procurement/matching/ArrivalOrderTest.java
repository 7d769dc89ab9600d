package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.MatchingExamples.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.procurement.matching.OneOrderLine.Document;
import io.counterfoil.procurement.matching.OneOrderLine.Event;
import io.counterfoil.procurement.matching.OneOrderLine.Received;
import io.counterfoil.procurement.matching.OneOrderLine.Returned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the documents of one order line in whatever order they arrive. */
class ArrivalOrderTest {
    private static final long PRICE = 1_000;

    /** Everything that will happen, and two orders in which it may. */
    record Story(long ordered, List<Event> one, List<Event> other) {
        OneOrderLine line(ToleranceSet tolerances) {
            return new OneOrderLine(
                    MatchingExamples.order(MatchingExamples.ordered(String.valueOf(ordered), "10.00")), tolerances);
        }
    }

    /**
     * Where a share of a base decides, it matters whether a credit shrank the base before an invoice was paid or after:
     * paid invoices are never held again. So the limits that the others' quantities reach are amounts here.
     */
    @Property(tries = 400)
    void receiptsInvoicesAndCreditsEndInTheSameStateInAnyOrder(@ForAll("unreturned") Story story) {
        var limits = new HashMap<>(MatchingExamples.standard().limits());
        limits.put("QTY", limit("0", "EUR", null, Outcome.HOLD));
        limits.put("CUM", limit("50.00", "EUR", null, Outcome.HOLD));
        var amounts = new ToleranceSet("STD", 1, limits);

        assertThat(story.line(amounts).after(story.other()))
                .isEqualTo(story.line(amounts).after(story.one()));
    }

    @Property(tries = 400)
    void creditedReturnsEndWithEverythingReleasedInAnyOrder(@ForAll("returned") Story story) {
        var one = story.line(MatchingExamples.standard());
        var other = story.line(MatchingExamples.standard());

        assertThat(one.after(story.one())).doesNotContainValue(false);
        assertThat(other.after(story.other())).doesNotContainValue(false);
        assertThat(other.paid()).isEqualTo(one.paid());
    }

    /** One excess of 25 EUR leaves nothing open, and all variances together stay within 50 EUR. */
    @Property(tries = 400)
    void neverMoreIsPaidThanCameWithinTolerance(@ForAll("unreturned") Story story) {
        var line = story.line(MatchingExamples.standard());
        var soFar = new ArrayList<Event>();
        for (var event : story.one()) {
            soFar.add(event);
            line.after(List.of(event));
            assertThat(line.paid()).as("after %s", soFar).isLessThanOrEqualTo(worthReceived(soFar) + 2_500 + 5_000);
        }
    }

    private static long worthReceived(List<Event> events) {
        return events.stream()
                .mapToLong(event -> event instanceof Received came ? came.quantity() * PRICE : 0)
                .sum();
    }

    @Provide
    Arbitrary<Story> unreturned() {
        return Arbitraries.randomValue(ArrivalOrderTest::drawUnreturned);
    }

    @Provide
    Arbitrary<Story> returned() {
        return Arbitraries.randomValue(ArrivalOrderTest::drawReturned);
    }

    /** Invoices, some too dear or for too much, credits that may mend them, and receipts that may not suffice. */
    private static Story drawUnreturned(Random random) {
        var events = new ArrayList<Event>();
        int invoices = 1 + random.nextInt(5);
        long billed = 0;
        for (int i = 1; i <= invoices; i++) {
            long quantity = 1 + random.nextInt(400);
            long variance = random.nextInt(3) == 0 ? random.nextInt(9_000) - 2_000 : 0;
            long net = Math.max(1, quantity * PRICE + variance);
            events.add(new Document(i, InvoiceKind.INVOICE, null, quantity, net));
            billed += quantity;
            if (random.nextInt(3) == 0) {
                events.add(
                        variance > 0
                                ? new Document(i + 100, InvoiceKind.VALUE_CREDIT, i, 1, variance)
                                : credit(random, i, quantity));
            }
        }
        for (int receipt = 1; receipt <= 1 + random.nextInt(4); receipt++) {
            events.add(new Received(receipt, 1 + random.nextInt((int) billed)));
        }
        return new Story(Math.max(1, billed - random.nextInt(30)), mixed(random, events), mixed(random, events));
    }

    private static Document credit(Random random, int invoice, long quantity) {
        long taken = 1 + random.nextLong(quantity);
        return new Document(invoice + 100, InvoiceKind.CREDIT_NOTE, invoice, taken, taken * PRICE);
    }

    /** All that is billed comes; some of it goes back, and exactly that is credited. */
    private static Story drawReturned(Random random) {
        var events = new ArrayList<Event>();
        long billed = 0;
        int invoices = 1 + random.nextInt(4);
        for (int i = 1; i <= invoices; i++) {
            long quantity = 2 + random.nextInt(300);
            billed += quantity;
            events.add(new Document(i, InvoiceKind.INVOICE, null, quantity, quantity * PRICE));
            events.add(new Received(i, quantity));
            if (random.nextBoolean()) {
                long back = 1 + random.nextLong(quantity - 1);
                events.add(new Returned(i, back));
                events.add(new Document(i + 100, InvoiceKind.CREDIT_NOTE, i, back, back * PRICE));
            }
        }
        return new Story(billed, mixed(random, events), mixed(random, events));
    }

    /** In any order in which invoices stay in the order of their registration and nothing returns before it came. */
    private static List<Event> mixed(Random random, List<Event> events) {
        var left = new ArrayList<>(events);
        var mixed = new ArrayList<Event>();
        while (!left.isEmpty()) {
            var next = left.get(random.nextInt(left.size()));
            if (left.stream().noneMatch(other -> mustComeFirst(other, next))) {
                left.remove(next);
                mixed.add(next);
            }
        }
        return mixed;
    }

    private static boolean mustComeFirst(Event first, Event then) {
        if (then instanceof Returned back) {
            return first instanceof Received came && came.receipt() == back.receipt();
        }
        return then instanceof Document later
                && later.credits() == null
                && first instanceof Document earlier
                && earlier.credits() == null
                && earlier.registration() < later.registration();
    }
}
