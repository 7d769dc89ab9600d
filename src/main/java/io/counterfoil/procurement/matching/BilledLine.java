package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All lines of an invoice that bill the same order line, with what is known about it; {@link #figures()} computes.
 *
 * @param receipts those that count: of the order line, or the one that is billed
 * @param before of the order line, earlier groups of the same invoice included
 * @param beforeHere the part of {@code before} that used up {@code receipts}
 * @param credits what credit notes took back of these lines
 */
record BilledLine(
        Invoice invoice,
        Order.Line ordered,
        @Nullable String receipt,
        List<Invoice.Line> lines,
        List<ReceiptLine> receipts,
        BilledBefore before,
        BilledBefore beforeHere,
        List<Background.Credit> credits) {

    LineFigures figures() {
        var received = received();
        var credited = credited();
        var invoiced = invoiced(credited);
        var amount = amount(credited);
        var weight = weight(received, invoiced);
        var expected = expected(invoiced, weight);
        var comparable = amount.currency().equals(expected.currency());
        var left = StillBillable.of(
                invoice.kind(), ordered, received, before, beforeHere.quantity(), invoiced, amount, weight);
        return new LineFigures(
                invoice.kind(),
                ordered,
                receipt,
                received,
                before,
                numbers(),
                units(),
                invoiced,
                amount,
                credited,
                left.open(),
                expected,
                comparable ? variance(amount, expected) : null,
                left.excess(),
                left.undisputed(),
                weight,
                left.openAmount(),
                daysEarly(),
                daysOutside(),
                otherTax(),
                invoice.kind().billsGoods() ? Allocation.of(this, invoiced) : List.of());
    }

    private List<Integer> numbers() {
        return lines.size() == 1
                ? List.of(lines.get(0).number())
                : lines.stream().map(Invoice.Line::number).toList();
    }

    private List<Fraction> units() {
        return lines.size() == 1
                ? List.of(unitOfOrder(lines.get(0)))
                : lines.stream().map(this::unitOfOrder).toList();
    }

    private ReceivedGoods received() {
        if (receipts.isEmpty()) {
            return ReceivedGoods.NOTHING;
        }
        var received = receipts.get(0).goods();
        for (var receipt : receipts.subList(1, receipts.size())) {
            received = received.plus(receipt.goods());
        }
        return received;
    }

    private LineFigures.@Nullable Credited credited() {
        return credits.isEmpty()
                ? null
                : new LineFigures.Credited(
                        credits.stream()
                                .map(credit -> ordered.inUnitOf(credit.unit())
                                        .map(factor -> factor.times(credit.quantity()))
                                        .orElse(Fraction.ZERO))
                                .reduce(Fraction.ZERO, Fraction::plus),
                        credits.stream()
                                .map(Background.Credit::amount)
                                .reduce(Money.zero(invoice.currency()), Money::plus));
    }

    private Fraction invoiced(LineFigures.@Nullable Credited credited) {
        if (!invoice.kind().countsGoods()) {
            return Fraction.ZERO;
        }
        var billed = inUnitOfOrder(lines.get(0));
        for (var line : lines.subList(1, lines.size())) {
            billed = billed.plus(inUnitOfOrder(line));
        }
        return credited == null ? billed : billed.minus(credited.quantity());
    }

    private Money amount(LineFigures.@Nullable Credited credited) {
        var amount = lines.get(0).net().rounded();
        for (var line : lines.subList(1, lines.size())) {
            amount = amount.plus(line.net().rounded());
        }
        return credited == null ? amount : amount.minus(credited.amount());
    }

    private Fraction inUnitOfOrder(Invoice.Line line) {
        var factor = unitOfOrder(line);
        return factor == Fraction.ONE ? Fraction.of(line.quantity()) : factor.times(line.quantity());
    }

    private Fraction unitOfOrder(Invoice.Line line) {
        // Without a conversion only those come here whose quantity nobody compares.
        return ordered.inUnitOf(line.unit()).orElse(Fraction.ONE);
    }

    /** Of catch weight: what is billed in the price's unit, and what that should be for the pieces billed. */
    private LineFigures.@Nullable Weight weight(ReceivedGoods received, Fraction invoiced) {
        var nominal = ordered.terms().priceQuantity();
        if (nominal == null) {
            return null;
        }
        var ordinary = Fraction.of(nominal).dividedBy(Fraction.of(ordered.quantity()));
        var weighed = received.priceQuantity();
        var ratio = weighed == null || received.received().signum() == 0
                ? ordinary
                : Fraction.of(weighed).dividedBy(Fraction.of(received.received()));
        var billed = lines.stream()
                .map(line -> Optional.ofNullable(line.priceQuantity())
                        .map(Fraction::of)
                        .orElseGet(() -> inUnitOfOrder(line).times(ordinary)))
                .reduce(Fraction.ZERO, Fraction::plus);
        var takenBack = credits.isEmpty()
                ? Fraction.ZERO
                : Objects.requireNonNull(credited()).quantity().times(ordinary);
        return new LineFigures.Weight(billed.minus(takenBack), invoiced.times(ratio));
    }

    private Money expected(Fraction invoiced, LineFigures.@Nullable Weight weight) {
        return switch (invoice.kind()) {
            case SUBSEQUENT_DEBIT -> before.expected();
            default -> ordered.price().of(weight == null ? invoiced : weight.billed());
        };
    }

    private @Nullable Money variance(Money amount, Money expected) {
        if (ordered.terms().kind() != Order.Kind.GOODS) {
            return null;
        }
        return switch (invoice.kind()) {
            case INVOICE, SELF_BILLED -> amount.minus(expected);
            case CREDIT_NOTE -> expected.minus(amount);
            case SUBSEQUENT_DEBIT -> before.amount().plus(amount).minus(expected);
            case VALUE_CREDIT, PREPAYMENT_REQUEST, RETENTION_RELEASE -> null;
        };
    }

    private long daysEarly() {
        var scheduled = ordered.terms().scheduledOn();
        var issued = invoice.issuedOn();
        return scheduled == null || issued == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(issued, scheduled));
    }

    private long daysOutside() {
        return ordered.terms().validFrom() == null && ordered.terms().validTo() == null
                ? 0
                : lines.stream()
                        .map(line -> line.serviceDate() == null ? invoice.issuedOn() : line.serviceDate())
                        .filter(Objects::nonNull)
                        .mapToLong(this::daysOutside)
                        .max()
                        .orElse(0);
    }

    private long daysOutside(LocalDate day) {
        var from = ordered.terms().validFrom();
        var to = ordered.terms().validTo();
        var early = from == null ? 0 : ChronoUnit.DAYS.between(day, from);
        var late = to == null ? 0 : ChronoUnit.DAYS.between(to, day);
        return Math.max(0, Math.max(early, late));
    }

    private @Nullable String otherTax() {
        var agreed = ordered.terms().taxPercent();
        return agreed == null
                ? null
                : lines.stream()
                        .map(Invoice.Line::taxPercent)
                        .filter(charged -> charged != null && charged.compareTo(agreed) != 0)
                        .findFirst()
                        .map(charged -> Figure.percent(charged) + " where " + Figure.percent(agreed) + " is agreed")
                        .orElse(null);
    }
}
