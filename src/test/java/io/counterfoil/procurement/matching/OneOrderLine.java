package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.MatchingExamples.SUPPLIER;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Invoices and credits of one order line as they come in, between receipts and returns: whatever waits is judged again
 * at each event, in the order of registration, and what was released stays released (design/matching.md, section 5).
 */
final class OneOrderLine {
    private final Order order;
    private final ToleranceSet tolerances;
    private final Map<Integer, Long> received = new TreeMap<>();
    private final Map<Integer, Long> returned = new TreeMap<>();
    private final Map<Integer, Document> documents = new TreeMap<>();
    private final Map<Integer, Boolean> released = new LinkedHashMap<>();

    OneOrderLine(Order order, ToleranceSet tolerances) {
        this.order = order;
        this.tolerances = tolerances;
    }

    /** What may happen. */
    sealed interface Event {}

    record Received(int receipt, long quantity) implements Event {}

    record Returned(int receipt, long quantity) implements Event {}

    /**
     * @param registration earlier ones come first
     * @param credits the invoice it takes from; null for an invoice
     * @param net in cents
     */
    record Document(
            int registration, InvoiceKind kind, @Nullable Integer credits, long quantity, long net) implements Event {}

    /** Whether each document was released, after all of this in this order. */
    Map<Integer, Boolean> after(List<Event> events) {
        for (var event : events) {
            if (event instanceof Received came) {
                received.merge(came.receipt(), came.quantity(), Long::sum);
            } else if (event instanceof Returned back) {
                returned.merge(back.receipt(), back.quantity(), Long::sum);
            } else if (event instanceof Document document) {
                documents.put(document.registration(), document);
                released.put(document.registration(), false);
            }
            judgeWaiting();
        }
        return new TreeMap<>(released);
    }

    /** What was released, less what was credited; in cents. */
    long paid() {
        return documents.values().stream()
                .filter(this::isReleased)
                .mapToLong(document -> document.kind().isCredit() ? -document.net() : document.net())
                .sum();
    }

    private void judgeWaiting() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var document : documents.values()) {
                if (!isReleased(document) && mayBeReleased(document)) {
                    released.put(document.registration(), true);
                    changed = true;
                }
            }
        }
    }

    private boolean isReleased(Document document) {
        return Boolean.TRUE.equals(released.get(document.registration()));
    }

    private boolean mayBeReleased(Document document) {
        if (document.credits() != null && !documents.containsKey(document.credits())) {
            return false; // REF: it waits for the invoice it names
        }
        var verdict = new ThreeWayMatch(order, receipts(), before(document), tolerances)
                .of(invoice(document))
                .verdict();
        return verdict.compareTo(Verdict.WITHIN_TOL) <= 0;
    }

    private List<ReceiptLine> receipts() {
        var zero = BigDecimal.ZERO;
        return received.entrySet().stream()
                .map(came -> new ReceiptLine(
                        "GR-" + came.getKey(),
                        1,
                        new ReceivedGoods(
                                BigDecimal.valueOf(came.getValue()),
                                zero,
                                zero,
                                zero,
                                BigDecimal.valueOf(returned.getOrDefault(came.getKey(), 0L)),
                                zero)))
                .toList();
    }

    private List<BilledBefore> before(Document judged) {
        var before = new ArrayList<BilledBefore>();
        for (var other : documents.values()) {
            if (other != judged && !concerns(other, judged) && counts(other, judged)) {
                before.add(billed(other));
            }
        }
        return before;
    }

    private static boolean concerns(Document credit, Document invoice) {
        return credit.credits() != null && credit.credits() == invoice.registration();
    }

    /** A credit gives back only what counts: that of a later invoice still held would let an earlier one use it. */
    private boolean counts(Document other, Document judged) {
        if (other.credits() != null) {
            return isReleased(other) && counts(Objects.requireNonNull(documents.get(other.credits())), judged);
        }
        return isReleased(other) || other.registration() < judged.registration();
    }

    private BilledBefore billed(Document other) {
        long sign = other.kind().isCredit() ? -1 : 1;
        long quantity = other.kind().countsGoods() ? other.quantity() * sign : 0;
        var price = Objects.requireNonNull(order.lines().get(1)).price();
        var expected = price.of(BigDecimal.valueOf(Math.abs(quantity)));
        return new BilledBefore(
                1,
                BigDecimal.valueOf(quantity),
                cents(other.net() * sign),
                quantity < 0 ? Money.zero("EUR").minus(expected) : expected);
    }

    private Invoice invoice(Document document) {
        var line = new Invoice.Line(1, 1, BigDecimal.valueOf(document.quantity()), "EA", cents(document.net()));
        var credits = documents.values().stream()
                .filter(credit -> concerns(credit, document) && isReleased(credit))
                .map(credit -> new Background.Credit(
                        "CN-" + credit.registration(),
                        1,
                        BigDecimal.valueOf(credit.kind().countsGoods() ? credit.quantity() : 0),
                        "EA",
                        cents(credit.net())))
                .toList();
        return new Invoice(
                "INV-" + document.registration(),
                SUPPLIER,
                document.kind(),
                null,
                "EUR",
                List.of(line),
                null,
                new Background(List.of(), List.of(), credits, null, null, null, null));
    }

    private static Money cents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), "EUR");
    }
}
