package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of documents in which nothing differs, made from a real order, before something is done to it. All arithmetic
 * is in whole numbers and owes nothing to the rules under test.
 */
final class Draft {
    final Random random;
    final String currency;
    final int digits;
    /** Units of the currency for one EUR; null for EUR. */
    final @Nullable BigDecimal rate;

    final String supplier;
    final List<DraftLine> lines = new ArrayList<>();
    String billedBy;
    String billedCurrency;
    InvoiceKind kind = InvoiceKind.INVOICE;
    Order.State state = Order.State.APPROVED;
    LocalDate issued;
    boolean totals;

    @Nullable
    Integer taxPercent;
    /** In minor units, as all amounts that follow. */
    long charges;

    long taxOff;
    long totalOff;

    @Nullable
    Long prepaymentLeft;

    @Nullable
    Long retentionLeft;

    @Nullable
    Integer sample;

    final List<Objection> objections = new ArrayList<>();
    final List<Background.NearDuplicate> near = new ArrayList<>();
    final List<Background.Credit> credits = new ArrayList<>();

    Draft(Random random, List<RealOrderLines.Line> real) {
        this.random = random;
        int drawn = random.nextInt(100);
        currency = drawn < 60 ? "EUR" : drawn < 85 ? "USD" : drawn < 95 ? "JPY" : "KWD";
        digits = currency.equals("JPY") ? 0 : currency.equals("KWD") ? 3 : 2;
        rate = switch (currency) {
            case "USD" -> BigDecimal.valueOf(10_500 + random.nextInt(1_500), 4);
            case "JPY" -> BigDecimal.valueOf(15_000 + random.nextInt(2_000), 2);
            case "KWD" -> BigDecimal.valueOf(3_300 + random.nextInt(200), 4);
            default -> null;
        };
        supplier = real.get(0).supplier();
        billedBy = supplier;
        billedCurrency = currency;
        issued = real.get(0).due().plusDays(random.nextInt(10));
        int first = random.nextInt(real.size());
        int count = Math.min(real.size() - first, 1 + random.nextInt(4));
        for (int i = 0; i < count; i++) {
            lines.add(new DraftLine(this, i + 1, real.get(first + i)));
        }
        totals = random.nextInt(10) < 7 && goods() >= 1_000;
        taxPercent = totals ? List.of(0, 7, 8, 19, 20).get(random.nextInt(5)) : null;
    }

    DraftLine target() {
        return lines.get(0);
    }

    /** The target only, for documents that are about one line. */
    DraftLine alone() {
        lines.subList(1, lines.size()).clear();
        return target();
    }

    void stateTotals() {
        totals = true;
        taxPercent = taxPercent == null ? Integer.valueOf(19) : taxPercent;
    }

    /** Ten-thousandths rounded half up to minor units. */
    long rounded(long tenThousandths) {
        long minor = pow(4 - digits);
        return (2 * tenThousandths + minor) / (2 * minor);
    }

    /** An amount of EUR in minor units of the document's currency, rounded down. */
    long limit(String eur) {
        var amount = rate == null ? new BigDecimal(eur) : new BigDecimal(eur).multiply(rate);
        return amount.movePointRight(digits).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** The largest difference that is within an amount of EUR and so many tenths of a percent of a base. */
    long most(String eur, long tenthsOfPercent, long base) {
        return Math.min(limit(eur), base * tenthsOfPercent / 1000);
    }

    /** 0.05 of whatever the currency is. */
    long cents() {
        return 5 * pow(digits) / 100;
    }

    /** Whether an excess quantity is within 25.00 EUR and 1 % of what is open. */
    boolean excessIsWithin(long excess, long price, long open) {
        return open > 0 && excess * price <= limit("25.00") * pow(4 - digits) && excess * 100 <= open;
    }

    /** From one to most, often most itself. */
    long upTo(long most) {
        return random.nextInt(3) == 0 ? most : 1 + random.nextLong(most);
    }

    /** Beyond most: often by the smallest step, otherwise by up to as much again. */
    long beyond(long most) {
        return most + (random.nextInt(3) == 0 ? 1 : 1 + random.nextLong(most + 1));
    }

    long goods() {
        return lines.stream().mapToLong(line -> line.net).sum();
    }

    static long pow(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    BigDecimal decimal(long minor) {
        return BigDecimal.valueOf(minor, digits);
    }

    Money money(long minor) {
        return new Money(decimal(minor), currency);
    }

    private Money billedMoney(long minor) {
        return new Money(decimal(minor), billedCurrency);
    }

    GeneratedInvoice build(int number, String story, GeneratedInvoice.Truth truth, Set<String> keys) {
        var billed = new ArrayList<Invoice.Line>();
        for (var line : lines) {
            billed.addAll(line.invoiceLines(billed.size() + 1));
        }
        var background = new Background(
                objections,
                near,
                credits,
                prepaymentLeft == null ? null : money(prepaymentLeft),
                retentionLeft == null ? null : money(retentionLeft),
                sample,
                rate);
        return new GeneratedInvoice(
                number,
                story,
                truth,
                keys,
                new Order(
                        "PO-" + number,
                        supplier,
                        state,
                        currency,
                        lines.stream().map(DraftLine::order).toList()),
                lines.stream().flatMap(line -> line.receiptLines().stream()).toList(),
                lines.stream().flatMap(line -> line.before().stream()).toList(),
                new Invoice("INV-" + number, billedBy, kind, issued, billedCurrency, billed, totals(), background));
    }

    private Invoice.@Nullable Totals totals() {
        if (!totals || taxPercent == null) {
            return null;
        }
        long base = goods() + charges;
        long tax = (2 * base * taxPercent + 100) / 200 + taxOff;
        return new Invoice.Totals(
                billedMoney(charges),
                List.of(new Invoice.Tax(BigDecimal.valueOf(taxPercent), billedMoney(base), billedMoney(tax))),
                billedMoney(base + tax + totalOff));
    }
}
