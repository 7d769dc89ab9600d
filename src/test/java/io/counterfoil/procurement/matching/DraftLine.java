package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One order line with its receipts, earlier invoices and what is billed now; whole numbers only, until it is built. */
final class DraftLine {
    final Draft draft;
    final int number;
    final String unit;
    long ordered;
    /** For one unit, in ten-thousandths of the currency. */
    long price;

    MatchPolicy.Way way;
    MatchPolicy.Basis basis = MatchPolicy.Basis.ORDER;
    Order.Kind kind = Order.Kind.GOODS;
    long overPercent;
    long[] receipts;
    long reversed;
    long returned;
    long accepted;
    /** For services, in minor units. */
    long acceptedAmount;

    long prior;
    long priorVariance;
    long priorAmount;
    long billed;
    /** In minor units, as all amounts that follow. */
    long net;

    long plannedFreight;
    long nominalWeight;
    long receivedWeight;
    long billedWeight;

    @Nullable
    Integer agreedTax;

    @Nullable
    LocalDate scheduled;

    @Nullable
    LocalDate validFrom;

    @Nullable
    LocalDate validTo;

    @Nullable
    LocalDate served;

    @Nullable
    String billedReceipt;

    @Nullable
    String strangeUnit;

    boolean unknownLine;
    /** Packs of twelve are ordered and pieces billed. */
    boolean packed;

    int pricePer = 1;

    DraftLine(Draft draft, int number, RealOrderLines.Line real) {
        this.draft = draft;
        this.number = number;
        unit = real.unit();
        ordered = real.ordered();
        price = real.price();
        var random = draft.random;
        int drawn = random.nextInt(100);
        way = drawn < 70 ? MatchPolicy.Way.THREE_WAY : drawn < 85 ? MatchPolicy.Way.TWO_WAY : MatchPolicy.Way.FOUR_WAY;
        long came = real.received() == 0 ? ordered : real.received();
        accepted = real.rejected() < came ? came - real.rejected() : came;
        receipts = parts(random, came);
        long most = billable();
        prior = most > 1 && random.nextInt(4) == 0 ? 1 + random.nextLong(most - 1) : 0;
        bill(random.nextInt(5) > 0 ? most - prior : 1 + random.nextLong(most - prior));
        packed = random.nextInt(6) == 0;
        pricePer = random.nextInt(6) == 0 ? List.of(100, 12, 7).get(random.nextInt(3)) : 1;
    }

    /** What may be billed in all with nothing to object, as the documents stand. */
    private long billable() {
        return switch (way) {
            case NONE, TWO_WAY -> ordered;
            case THREE_WAY -> Math.min(ordered, received());
            case FOUR_WAY -> Math.min(ordered, accepted);
        };
    }

    long received() {
        long sum = 0;
        for (long part : receipts) {
            sum += part;
        }
        return sum;
    }

    /** The three quantities as they must be where nothing was billed before. */
    void became(MatchPolicy.Way newWay, long newOrdered, long newReceived, long newBilled) {
        way = newWay;
        ordered = newOrdered;
        receipts = newReceived == 0 ? new long[0] : parts(draft.random, newReceived);
        accepted = newReceived;
        prior = 0;
        bill(newBilled);
    }

    void bill(long quantity) {
        billed = quantity;
        net = worth(quantity);
    }

    /** What the order prices for a quantity, rounded half up to the minor unit. */
    long worth(long quantity) {
        return draft.rounded(quantity * price);
    }

    /** The most that the price may exceed {@link #worth} of what is billed. */
    long mostVariance() {
        return draft.most("50.00", 20, worth(billed));
    }

    private static long[] parts(Random random, long whole) {
        if (whole < 3 || random.nextInt(3) > 0) {
            return new long[] {whole};
        }
        long first = 1 + random.nextLong(whole - 2);
        return new long[] {first, whole - first};
    }

    Order.Line order() {
        var units = packed
                ? Map.of("PIECE", new Fraction(BigDecimal.ONE, BigDecimal.valueOf(12)))
                : Map.<String, Fraction>of();
        return new Order.Line(
                number,
                BigDecimal.valueOf(ordered),
                unit,
                new UnitPrice(
                        new Money(BigDecimal.valueOf(price * pricePer, 4), draft.currency),
                        BigDecimal.valueOf(pricePer)),
                BigDecimal.valueOf(overPercent),
                new MatchPolicy(way, basis, "order line"),
                new Order.Terms(
                        kind,
                        nominalWeight == 0 ? null : BigDecimal.valueOf(nominalWeight),
                        draft.decimal(plannedFreight),
                        scheduled,
                        validFrom,
                        validTo,
                        agreedTax == null ? null : BigDecimal.valueOf(agreedTax),
                        units));
    }

    List<ReceiptLine> receiptLines() {
        if (acceptedAmount > 0) {
            return List.of(new ReceiptLine("GR-1", number, ReceivedGoods.acceptedFor(draft.decimal(acceptedAmount))));
        }
        var lines = new ArrayList<ReceiptLine>();
        long left = accepted;
        for (int i = 0; i < receipts.length; i++) {
            var quantity = BigDecimal.valueOf(receipts[i]);
            long passed = way == MatchPolicy.Way.FOUR_WAY ? Math.min(left, receipts[i]) : 0;
            left -= passed;
            boolean last = i == receipts.length - 1;
            lines.add(new ReceiptLine(
                    "GR-" + (i + 1),
                    number,
                    new ReceivedGoods(
                            quantity,
                            BigDecimal.valueOf(last ? reversed : 0),
                            BigDecimal.valueOf(passed),
                            way == MatchPolicy.Way.FOUR_WAY
                                    ? quantity.subtract(BigDecimal.valueOf(passed))
                                    : BigDecimal.ZERO,
                            BigDecimal.valueOf(last ? returned : 0),
                            BigDecimal.ZERO,
                            receivedWeight > 0 && last ? BigDecimal.valueOf(receivedWeight) : null,
                            BigDecimal.ZERO)));
        }
        return lines;
    }

    List<BilledBefore> before() {
        if (prior == 0) {
            return List.of();
        }
        var expected = draft.money(worth(prior));
        var amount = priorAmount > 0 ? draft.money(priorAmount) : draft.money(worth(prior) + priorVariance);
        return List.of(new BilledBefore(number, BigDecimal.valueOf(prior), amount, expected));
    }

    /** One invoice line, or two that say the same together. */
    List<Invoice.Line> invoiceLines(int from) {
        if (billed < 2 || net < 2 || billedWeight > 0 || draft.random.nextInt(4) > 0) {
            return List.of(invoiceLine(from, billed, net));
        }
        long part = 1 + draft.random.nextLong(billed - 1);
        long money = 1 + draft.random.nextLong(net - 1);
        return List.of(invoiceLine(from, part, money), invoiceLine(from + 1, billed - part, net - money));
    }

    private Invoice.Line invoiceLine(int position, long quantity, long amount) {
        return new Invoice.Line(
                position,
                unknownLine ? Integer.valueOf(99) : Integer.valueOf(number),
                BigDecimal.valueOf(packed ? quantity * 12 : quantity),
                strangeUnit != null ? strangeUnit : packed ? "PIECE" : unit,
                new Money(draft.decimal(amount), draft.billedCurrency),
                draft.taxPercent == null ? null : BigDecimal.valueOf(draft.taxPercent),
                served,
                billedReceipt,
                billedWeight == 0 ? null : BigDecimal.valueOf(billedWeight));
    }
}
